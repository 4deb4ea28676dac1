-- The record: one DuckDB file. This is the schema of version 2.
--
-- A span is a pair of columns <name>_start, <name>_end: half-open, in Unicode code points of
-- article_text.text. The words of each span stand beside it, so that a record without
-- article_text (shared with quotations only) still shows what every line rests on.
-- Ids are content hashes. Dates are YYYY, YYYY-MM or YYYY-MM-DD, as precise as the text is.
-- Rows from article to issue belong to one article and are replaced when that is read again (an
-- actor's row serves all articles). Rows from merging to discrepancy_claim are views: they are
-- folded anew from all reports and judgements, and gone while they are out of date.

-- Which version these tables have, and had before.
CREATE TABLE schema_version (
    version INTEGER NOT NULL,            -- version of these tables; the highest one holds
    code_version VARCHAR NOT NULL,       -- the dragoman that made or upgraded them
    applied_at TIMESTAMP NOT NULL        -- when, UTC
);

-- One call of the program that read articles.
CREATE TABLE run (
    id VARCHAR NOT NULL,                 -- run-...
    started_at TIMESTAMP NOT NULL,       -- UTC
    finished_at TIMESTAMP,               -- UTC; NULL while it runs and when it was cut short
    code_version VARCHAR NOT NULL,       -- version of dragoman and digest of its code
    model_digest VARCHAR NOT NULL,       -- the language pipeline
    codebook_digest VARCHAR NOT NULL,    -- the codebook
    options VARCHAR NOT NULL             -- options of the call, a JSON object
);

-- What each input gave: an article, or an issue that says why not.
CREATE TABLE source (
    source_id VARCHAR NOT NULL,          -- what the input called it: its id field or its path
    article_id VARCHAR,                  -- NULL when no article came of it
    outcome VARCHAR NOT NULL,            -- read, or failed
    run_id VARCHAR NOT NULL              -- the run that met it last
);

-- One text as published; the text itself stands in article_text.
CREATE TABLE article (
    id VARCHAR NOT NULL,                 -- art-...
    source_id VARCHAR,                   -- what the input called it when it was read last
    url VARCHAR,                         -- address
    title VARCHAR,                       -- headline
    outlet VARCHAR,                      -- who published it
    agency VARCHAR,                      -- the wire agency that wrote it
    published VARCHAR,                   -- ISO 8601 date, or date-time with offset
    published_basis VARCHAR,             -- given, metadata, byline, dateline, url or inferred
    language VARCHAR NOT NULL,           -- ISO 639-1, und when undetermined
    n_characters INTEGER NOT NULL,       -- length of the text in code points
    n_actors INTEGER NOT NULL,           -- rows of this article in article_actor
    n_event_mentions INTEGER NOT NULL,   -- rows in event_mention
    n_statements INTEGER NOT NULL,       -- rows in statement
    n_positions INTEGER NOT NULL,        -- rows in position
    n_figures INTEGER NOT NULL,          -- rows in figure
    n_agreements INTEGER NOT NULL,       -- rows in agreement
    n_issues INTEGER NOT NULL,           -- rows in issue
    run_id VARCHAR NOT NULL              -- the run that read it last
);

-- Texts, apart: drop these rows to share a record with quotations only.
CREATE TABLE article_text (
    article_id VARCHAR NOT NULL,         -- the article
    text VARCHAR NOT NULL                -- what was read; all spans index it
);

-- Roles of stretches of the text.
CREATE TABLE article_part (
    article_id VARCHAR NOT NULL,         -- the article
    ordinal INTEGER NOT NULL,            -- order within the article, from 0
    kind VARCHAR NOT NULL,               -- headline, caption, dateline, body or label
    span_start INTEGER NOT NULL,         -- where it begins
    span_end INTEGER NOT NULL            -- where it ends
);

-- Who acts: one row for each actor, however many articles name them.
CREATE TABLE actor (
    id VARCHAR NOT NULL,                 -- act-...
    name VARCHAR NOT NULL,               -- canonical name
    kind VARCHAR NOT NULL,               -- person, state, organisation or group
    country VARCHAR,                     -- ISO 3166-1 alpha-3, or EUR UNO IGO NGO ...
    sector VARCHAR,                      -- PLOVER sector (GOV MIL LEG ...)
    office VARCHAR                       -- office at the date of the article
);

-- Which actors an article names.
CREATE TABLE article_actor (
    article_id VARCHAR NOT NULL,         -- the article
    actor_id VARCHAR NOT NULL,           -- the actor
    ordinal INTEGER NOT NULL,            -- order within the article, from 0
    confidence DOUBLE NOT NULL           -- how sure name, country and sector are, 0..1
);

-- Where an article names an actor: names, roles and pronouns.
CREATE TABLE actor_mention (
    article_id VARCHAR NOT NULL,         -- the article
    actor_id VARCHAR NOT NULL,           -- the actor
    span_start INTEGER NOT NULL,         -- where the mention begins
    span_end INTEGER NOT NULL,           -- where it ends
    words VARCHAR NOT NULL               -- the mention itself
);

-- One article's report that somebody did something.
CREATE TABLE event_mention (
    id VARCHAR NOT NULL,                 -- evm-...
    article_id VARCHAR NOT NULL,         -- the article
    ordinal INTEGER NOT NULL,            -- order within the article, from 0
    type VARCHAR NOT NULL,               -- type of the codebook (PLOVER: CONSULT, ASSAULT ...)
    mode VARCHAR,                        -- mode of the type
    contexts VARCHAR[] NOT NULL,         -- contexts (military, diplomatic ...)
    cameo VARCHAR,                       -- closest CAMEO code
    quad INTEGER,                        -- quad class 1..4
    score DOUBLE,                        -- PLOVER score, -10..10
    trigger_start INTEGER NOT NULL,      -- where the words that report the act begin
    trigger_end INTEGER NOT NULL,        -- where they end
    trigger VARCHAR NOT NULL,            -- the words that report the act
    sentence_start INTEGER NOT NULL,     -- where their sentence begins
    sentence_end INTEGER NOT NULL,       -- where it ends
    sentence VARCHAR NOT NULL,           -- the sentence
    date_start VARCHAR,                  -- first day, month or year; NULL when open
    date_end VARCHAR,                    -- last day, month or year; NULL when open
    date_basis VARCHAR,                  -- stated, relative or publication; NULL without date
    date_span_start INTEGER,             -- where the words that give the date begin
    date_span_end INTEGER,               -- where they end
    date_words VARCHAR,                  -- the words that give the date
    place_name VARCHAR,                  -- where it happened
    place_country VARCHAR,               -- ISO 3166-1 alpha-3
    latitude DOUBLE,                     -- degrees north
    longitude DOUBLE,                    -- degrees east
    place_span_start INTEGER,            -- where the words that give the place begin
    place_span_end INTEGER,              -- where they end
    place_words VARCHAR,                 -- the words that give the place
    status VARCHAR NOT NULL,             -- actual, planned, requested, denied or hypothetical
    background BOOLEAN NOT NULL,         -- true for history, false for the news of the day
    reported_by_id VARCHAR,              -- actor whose speech reports it; NULL: the article
    confidence DOUBLE NOT NULL           -- 0..1
);

-- Who did it and to whom.
CREATE TABLE participant (
    article_id VARCHAR NOT NULL,         -- the article
    event_id VARCHAR NOT NULL,           -- the event mention
    side VARCHAR NOT NULL,               -- actor or recipient
    ordinal INTEGER NOT NULL,            -- order within the side, from 0
    actor_id VARCHAR NOT NULL,           -- the actor
    span_start INTEGER NOT NULL,         -- where the mention begins
    span_end INTEGER NOT NULL,           -- where it ends
    words VARCHAR NOT NULL               -- the mention
);

-- One act of speech.
CREATE TABLE statement (
    id VARCHAR NOT NULL,                 -- stm-...
    article_id VARCHAR NOT NULL,         -- the article
    ordinal INTEGER NOT NULL,            -- order within the article, from 0
    speaker_id VARCHAR,                  -- actor who speaks; NULL when not made out
    speaker_start INTEGER,               -- where the words that name the speaker begin
    speaker_end INTEGER,                 -- where they end
    speaker_words VARCHAR,               -- the words that name the speaker
    kind VARCHAR NOT NULL,               -- direct, indirect or mixed
    cue_start INTEGER,                   -- where the cue begins
    cue_end INTEGER,                     -- where it ends
    cue VARCHAR,                         -- the words that mark it as speech ("said")
    content_start INTEGER NOT NULL,      -- where what was said begins
    content_end INTEGER NOT NULL,        -- where it ends
    content VARCHAR NOT NULL,            -- what was said
    addressee_id VARCHAR,                -- actor spoken to
    venue VARCHAR,                       -- where or through what
    date_start VARCHAR,                  -- when it was said
    date_end VARCHAR,                    -- the end of that interval
    date_basis VARCHAR,                  -- stated, relative or publication
    date_span_start INTEGER,             -- where the words that give the date begin
    date_span_end INTEGER,               -- where they end
    date_words VARCHAR,                  -- the words that give the date
    passage_start INTEGER NOT NULL,      -- where the passage around it begins
    passage_end INTEGER NOT NULL,        -- where it ends
    passage VARCHAR NOT NULL,            -- speaker, cue and content in their sentences
    confidence DOUBLE NOT NULL           -- 0..1
);

-- Where an actor stands on an issue.
CREATE TABLE position (
    id VARCHAR NOT NULL,                 -- pos-...
    article_id VARCHAR NOT NULL,         -- the article
    ordinal INTEGER NOT NULL,            -- order within the article, from 0
    holder_id VARCHAR NOT NULL,          -- the actor
    issue VARCHAR NOT NULL,              -- short noun phrase
    stance VARCHAR NOT NULL,             -- opposes, supports, non-recognition, neutral, denies, asserts
    statement_id VARCHAR,                -- the statement that shows it
    evidence_start INTEGER NOT NULL,     -- where the words that show it begin
    evidence_end INTEGER NOT NULL,       -- where they end
    evidence VARCHAR NOT NULL,           -- the words that show it
    date_start VARCHAR,                  -- when it was held
    date_end VARCHAR,                    -- the end of that interval
    date_basis VARCHAR,                  -- stated, relative or publication
    date_span_start INTEGER,             -- where the words that give the date begin
    date_span_end INTEGER,               -- where they end
    date_words VARCHAR,                  -- the words that give the date
    passage_start INTEGER NOT NULL,      -- where the sentence of the evidence begins
    passage_end INTEGER NOT NULL,        -- where it ends
    passage VARCHAR NOT NULL,            -- the sentence of the evidence
    confidence DOUBLE NOT NULL           -- 0..1
);

-- A number that is claimed.
CREATE TABLE figure (
    id VARCHAR NOT NULL,                 -- fig-...
    article_id VARCHAR NOT NULL,         -- the article
    ordinal INTEGER NOT NULL,            -- order within the article, from 0
    what VARCHAR NOT NULL,               -- what it counts
    value DOUBLE,                        -- in base units; NULL for "dozens"
    low DOUBLE,                          -- lower bound
    high DOUBLE,                         -- upper bound
    unit VARCHAR NOT NULL,               -- ISO 4217 for money, else a plain noun
    comparator VARCHAR NOT NULL,         -- exact, more than, less than, nearly, around, at least, up to
    evidence_start INTEGER NOT NULL,     -- where the words that state it begin
    evidence_end INTEGER NOT NULL,       -- where they end
    evidence VARCHAR NOT NULL,           -- the words that state it
    as_of VARCHAR,                       -- day, month or year at which it held
    attributed_to_id VARCHAR,            -- actor who vouches for it; NULL: the article
    passage_start INTEGER NOT NULL,      -- where the sentence of the evidence begins
    passage_end INTEGER NOT NULL,        -- where it ends
    passage VARCHAR NOT NULL,            -- the sentence of the evidence
    confidence DOUBLE NOT NULL           -- 0..1
);

-- A contract, treaty, memorandum, truce or deal.
CREATE TABLE agreement (
    id VARCHAR NOT NULL,                 -- agr-...
    article_id VARCHAR NOT NULL,         -- the article
    ordinal INTEGER NOT NULL,            -- order within the article, from 0
    subject VARCHAR NOT NULL,            -- what it is about
    value_id VARCHAR,                    -- the figure that states its worth
    status VARCHAR NOT NULL,             -- under negotiation, announced, signed, in force ...
    evidence_start INTEGER NOT NULL,     -- where the words that report it begin
    evidence_end INTEGER NOT NULL,       -- where they end
    evidence VARCHAR NOT NULL,           -- the words that report it
    date_start VARCHAR,                  -- when it reached that status
    date_end VARCHAR,                    -- the end of that interval
    date_basis VARCHAR,                  -- stated, relative or publication
    date_span_start INTEGER,             -- where the words that give the date begin
    date_span_end INTEGER,               -- where they end
    date_words VARCHAR,                  -- the words that give the date
    passage_start INTEGER NOT NULL,      -- where the sentence of the evidence begins
    passage_end INTEGER NOT NULL,        -- where it ends
    passage VARCHAR NOT NULL,            -- the sentence of the evidence
    confidence DOUBLE NOT NULL           -- 0..1
);

-- Who is bound by an agreement.
CREATE TABLE agreement_party (
    article_id VARCHAR NOT NULL,         -- the article
    agreement_id VARCHAR NOT NULL,       -- the agreement
    ordinal INTEGER NOT NULL,            -- order of the text, from 0
    actor_id VARCHAR NOT NULL            -- the actor
);

-- What a stage could not handle.
CREATE TABLE issue (
    article_id VARCHAR,                  -- the article; NULL when the source gave none
    source_id VARCHAR,                   -- the source, when it gave no article
    ordinal INTEGER NOT NULL,            -- order within the article or source, from 0
    stage VARCHAR NOT NULL,              -- the stage that reports it
    code VARCHAR NOT NULL,               -- short and stable, in kebab case
    detail VARCHAR NOT NULL,             -- what happened
    span_start INTEGER,                  -- where in the article
    span_end INTEGER,                    -- where that ends
    words VARCHAR                        -- the words there
);

-- That the reports were merged; no row while articles or judgements have changed since.
CREATE TABLE merging (
    merged_at TIMESTAMP NOT NULL,        -- when, UTC
    code_version VARCHAR NOT NULL,       -- version of dragoman and digest of what merged them
    n_mentions INTEGER NOT NULL          -- event mentions that it merged
);

-- One happening: the fold of the event mentions that report it.
CREATE TABLE event (
    id VARCHAR NOT NULL,                 -- evt-..., with the digits of its founding mention
    article_id VARCHAR NOT NULL,         -- article of the founding mention
    n_reports INTEGER NOT NULL,          -- rows in event_report
    n_articles INTEGER NOT NULL,         -- articles that report it
    n_voices INTEGER NOT NULL,           -- how many of these are independent
    type VARCHAR NOT NULL,               -- type of the codebook
    mode VARCHAR,                        -- mode of the type
    contexts VARCHAR[] NOT NULL,         -- contexts of any report
    cameo VARCHAR,                       -- closest CAMEO code
    quad INTEGER,                        -- quad class 1..4
    score DOUBLE,                        -- PLOVER score, -10..10
    date_start VARCHAR,                  -- first day, month or year; NULL when open
    date_end VARCHAR,                    -- last day, month or year; NULL when open
    date_basis VARCHAR,                  -- stated, relative or publication; NULL without date
    place_name VARCHAR,                  -- where it happened
    place_country VARCHAR,               -- ISO 3166-1 alpha-3
    latitude DOUBLE,                     -- degrees north
    longitude DOUBLE,                    -- degrees east
    status VARCHAR NOT NULL,             -- actual, planned, requested, denied or hypothetical
    background BOOLEAN NOT NULL,         -- true when every report tells it as history
    confidence DOUBLE NOT NULL           -- that of the surest report, 0..1
);

-- Which event mentions report an event.
CREATE TABLE event_report (
    event_id VARCHAR NOT NULL,           -- the event
    mention_id VARCHAR NOT NULL,         -- the event mention; it reports one event only
    ordinal INTEGER NOT NULL             -- 0 for the founding mention, the others by id
);

-- Who takes part in an event.
CREATE TABLE event_party (
    event_id VARCHAR NOT NULL,           -- the event
    side VARCHAR NOT NULL,               -- actor or recipient
    ordinal INTEGER NOT NULL,            -- order within the side, from 0
    actor_id VARCHAR NOT NULL            -- the actor
);

-- One act of speech that several articles report, each in its own words.
CREATE TABLE utterance (
    id VARCHAR NOT NULL,                 -- utt-..., with the digits of its founding statement
    article_id VARCHAR NOT NULL,         -- article of the founding statement
    speaker_id VARCHAR,                  -- actor who speaks
    n_articles INTEGER NOT NULL,         -- articles that report it
    n_voices INTEGER NOT NULL            -- how many of these are independent
);

-- Which statements report an utterance.
CREATE TABLE utterance_report (
    utterance_id VARCHAR NOT NULL,       -- the utterance
    statement_id VARCHAR NOT NULL,       -- the statement
    ordinal INTEGER NOT NULL             -- 0 for the founding statement, the others by id
);

-- Articles that print one text: one voice, however many outlets print it.
CREATE TABLE copy_group (
    id VARCHAR NOT NULL,                 -- cpy-..., with the digits of the likeliest original
    article_id VARCHAR NOT NULL,         -- the likeliest original
    agency VARCHAR,                      -- the agency that wrote it, when a byline says so
    basis VARCHAR NOT NULL               -- exact, near or rewritten
);

-- The articles of a copy group.
CREATE TABLE copy_member (
    group_id VARCHAR NOT NULL,           -- the group
    article_id VARCHAR NOT NULL,         -- the article
    ordinal INTEGER NOT NULL             -- 0 for the likeliest original, the others by id
);

-- Two claims that cannot both be right, or that differ in a way worth seeing.
CREATE TABLE discrepancy (
    id VARCHAR NOT NULL,                 -- dis-...
    kind VARCHAR NOT NULL,               -- conflict, update, narrower, different scope, name ...
    subject_id VARCHAR NOT NULL,         -- event, utterance or actor that both are about
    article_id VARCHAR NOT NULL,         -- article of the left claim
    independent BOOLEAN NOT NULL,        -- whether the two voices are independent
    why VARCHAR NOT NULL                 -- what differs, in a sentence
);

-- One side of a discrepancy.
CREATE TABLE discrepancy_claim (
    discrepancy_id VARCHAR NOT NULL,     -- the discrepancy
    side VARCHAR NOT NULL,               -- left (the earlier or broader) or right
    article_id VARCHAR NOT NULL,         -- the article
    record_id VARCHAR NOT NULL,          -- event mention, statement, figure or actor that holds it
    value VARCHAR NOT NULL,              -- what it comes to
    span_start INTEGER NOT NULL,         -- where the words that say it begin
    span_end INTEGER NOT NULL,           -- where they end
    words VARCHAR NOT NULL,              -- the words that say it
    passage_start INTEGER NOT NULL,      -- where their sentence begins
    passage_end INTEGER NOT NULL,        -- where it ends
    passage VARCHAR NOT NULL,            -- their sentence
    support VARCHAR[] NOT NULL           -- other articles that say the same
);

-- A person's word that two reports are of one event (or utterance), or are not.
CREATE TABLE judgement (
    id VARCHAR NOT NULL,                 -- jud-...
    verdict VARCHAR NOT NULL,            -- same or different
    left_id VARCHAR NOT NULL,            -- event mention or statement
    right_id VARCHAR NOT NULL,           -- another of the same kind
    note VARCHAR,                        -- why
    judged_at VARCHAR NOT NULL,          -- ISO 8601, UTC
    withdrawn_at VARCHAR                 -- ISO 8601, UTC; NULL while it stands
);
