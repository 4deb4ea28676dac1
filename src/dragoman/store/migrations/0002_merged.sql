-- Events, utterances, copies, discrepancies and judgements: what is folded from many reports.
CREATE TABLE merging (
    merged_at TIMESTAMP NOT NULL,
    code_version VARCHAR NOT NULL,
    n_mentions INTEGER NOT NULL
);

CREATE TABLE event (
    id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    n_reports INTEGER NOT NULL,
    n_articles INTEGER NOT NULL,
    n_voices INTEGER NOT NULL,
    type VARCHAR NOT NULL,
    mode VARCHAR,
    contexts VARCHAR[] NOT NULL,
    cameo VARCHAR,
    quad INTEGER,
    score DOUBLE,
    date_start VARCHAR,
    date_end VARCHAR,
    date_basis VARCHAR,
    place_name VARCHAR,
    place_country VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    status VARCHAR NOT NULL,
    background BOOLEAN NOT NULL,
    confidence DOUBLE NOT NULL
);

CREATE TABLE event_report (
    event_id VARCHAR NOT NULL,
    mention_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL
);

CREATE TABLE event_party (
    event_id VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    actor_id VARCHAR NOT NULL
);

CREATE TABLE utterance (
    id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    speaker_id VARCHAR,
    n_articles INTEGER NOT NULL,
    n_voices INTEGER NOT NULL
);

CREATE TABLE utterance_report (
    utterance_id VARCHAR NOT NULL,
    statement_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL
);

CREATE TABLE copy_group (
    id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    agency VARCHAR,
    basis VARCHAR NOT NULL
);

CREATE TABLE copy_member (
    group_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL
);

CREATE TABLE discrepancy (
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    subject_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    independent BOOLEAN NOT NULL,
    why VARCHAR NOT NULL
);

CREATE TABLE discrepancy_claim (
    discrepancy_id VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    record_id VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    words VARCHAR NOT NULL,
    passage_start INTEGER NOT NULL,
    passage_end INTEGER NOT NULL,
    passage VARCHAR NOT NULL,
    support VARCHAR[] NOT NULL
);

CREATE TABLE judgement (
    id VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    left_id VARCHAR NOT NULL,
    right_id VARCHAR NOT NULL,
    note VARCHAR,
    judged_at VARCHAR NOT NULL,
    withdrawn_at VARCHAR
);
