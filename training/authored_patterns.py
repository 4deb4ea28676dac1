"""The patterns of the authored training sentences; see :mod:`training.authored`."""

# ruff: noqa: E501
from __future__ import annotations

HEADLINES = tuple(
    line.strip()
    for line in """
s={HACTOR}>v:nsubj v={HITV}/VERB/VBZ>0:root o={HACTOR}>v:obj
s={HACTOR}>v:nsubj v={HITV}/VERB/VBZ>0:root o={HACTOR}>v:obj over/ADP/IN>t:case t={ABSTRACT}/NOUN/NN>v:obl
s={HACTOR}>v:nsubj v={HITV}/VERB/VBZ>0:root a={ADJ}/ADJ/JJ>o:amod o={ABSTRACT}/NOUN/NN>v:obj
s={COURT}/NOUN/NN>v:nsubj v=overturns/VERB/VBZ>0:root '/PUNCT/``>a:punct a={VAGUE}/ADJ/JJ>o:amod '/PUNCT/''>a:punct o=levy/NOUN/NN>v:obj on/ADP/IN>g:case d={DEM}>g:amod g={CROP}/NOUN/NNS>o:nmod
after/ADP/IN>t:case t={STORM}/NOUN/NN>v:obl ,/PUNCT/,>t:punct s={NAME}>v:nsubj v=tours/VERB/VBZ>0:root a=flooded/ADJ/JJ>o:amod o=villages/NOUN/NNS>v:obj near/ADP/IN>c:case c={CITY}>o:nmod
s={STATE}>v:nsubj ,/PUNCT/,>t:punct t={STATE}>s:conj v=near/VERB/VBP>0:root o=pact/NOUN/NN>v:obj on/ADP/IN>g:case w=shared/ADJ/JJ>g:amod g=river/NOUN/NN>o:nmod
s={STATE}>v:nsubj and/CCONJ/CC>t:cc t={STATE}>s:conj v=share/VERB/VBP>0:root o=cost/NOUN/NN>v:obj of/ADP/IN>b:case b=bridge/NOUN/NN>o:nmod as/SCONJ/IN>x:mark d=traffic/NOUN/NN>x:nsubj x=grows/VERB/VBZ>v:advcl
s={HACTOR}>v:nsubj to/PART/TO>v:mark v={FUTV}/VERB/VB>0:root o={GOODS}/NOUN/NNS>v:obj to/ADP/IN>r:case r={HACTOR}>v:obl
s={HACTOR}>v:nsubj to/PART/TO>v:mark v=visit/VERB/VB>0:root o={STATE}>v:obj next/ADJ/JJ>w:amod w=week/NOUN/NN>v:obl:unmarked
s={STATE}>v:nsubj and/CCONJ/CC>t:cc t={STATE}>s:conj v=sign/VERB/VBP>0:root a={ADJ}/ADJ/JJ>o:amod o=deal/NOUN/NN>v:obj
s={STATE}>v:nsubj ,/PUNCT/,>t:punct t={STATE}>s:conj v={HITVP}/VERB/VBP>0:root u={STATE}>o:nmod:poss 's/PART/POS>u:case o={ABSTRACT}/NOUN/NN>v:obj
s={NAME}>a:nsubj '/PUNCT/``>a:punct a=sorry/ADJ/JJ>0:root '/PUNCT/''>a:punct for/ADP/IN>o:case o=delay/NOUN/NN>a:obl in/ADP/IN>g:case c={STORM}/NOUN/NN>g:compound g=relief/NOUN/NN>o:nmod
s={HACTOR}>v:nsubj v=doubts/VERB/VBZ>0:root t={NAME}>p:nmod:poss 's/PART/POS>t:case '/PUNCT/``>a:punct a=rosy/ADJ/JJ>p:amod '/PUNCT/''>a:punct f=harvest/NOUN/NN>p:compound p=forecast/NOUN/NN>v:obj
o={GROUP}>v:nsubj v=find/VERB/VBP>0:root m={BUILDING}/NOUN/NN>v:obj '/PUNCT/``>a:punct a={VAGUE}/ADJ/JJ>v:xcomp '/PUNCT/''>a:punct ,/PUNCT/,>w:punct t=poll/NOUN/NN>w:nsubj w=shows/VERB/VBZ>v:parataxis
s={HACTOR}>v:nsubj v=says/VERB/VBZ>0:root t={HACTOR}>w:nsubj {MODAL}/AUX/MD>w:aux not/PART/RB>w:advmod w={TVP}/VERB/VB>v:ccomp o={HACTOR}>w:obj
t={HACTOR}>w:nsubj {MODAL}/AUX/MD>w:aux w={TVP}/VERB/VB>v:ccomp o={HACTOR}>w:obj ,/PUNCT/,>w:punct s={HACTOR}>v:nsubj v=says/VERB/VBZ>0:root
s={GROUP}>v:nsubj:pass v={PTVN}/VERB/VBN>0:root in/ADP/IN>a:case c={CITY}>a:compound a=attack/NOUN/NN>v:obl
s={GROUP}>v:nsubj:pass v={PTVN}/VERB/VBN>0:root by/ADP/IN>a:case a={GROUP}>v:obl:agent in/ADP/IN>c:case c={STATE}>v:obl
a={GROUP}>v:nsubj v=kill/VERB/VBP>0:root o={GROUP}>v:obj in/ADP/IN>c:case c={CITY}>v:obl
t=attack/NOUN/NN>v:nsubj v=kills/VERB/VBZ>0:root o={GROUP}>v:obj in/ADP/IN>c:case c={CITY}>v:obl
s={NAME}>v:nsubj:pass v=urged/VERB/VBN>0:root to/PART/TO>w:mark w={TVP}/VERB/VB>v:xcomp o={GROUP}>w:obj
s={HACTOR}>v:nsubj v=urges/VERB/VBZ>0:root o={HACTOR}>v:obj to/PART/TO>w:mark w={DEVV}/VERB/VB>v:xcomp p={RELN}/NOUN/NNS>w:obj with/ADP/IN>q:case q={STATE}>w:obl
s={HACTOR}>v:nsubj v=accuses/VERB/VBZ>0:root o={HACTOR}>v:obj of/SCONJ/IN>w:mark w={TVG}/VERB/VBG>v:advcl p={GROUP}>w:obj
s={HACTOR}>v:nsubj v=rewards/VERB/VBZ>0:root d={DEM}>o:amod o={PERSONS}/NOUN/NNS>v:obj with/ADP/IN>b:case b=bonuses/NOUN/NNS>v:obl
s={GROUP}>v:nsubj:pass v=paid/VERB/VBN>0:root twice/ADV/RB>v:advmod by/ADP/IN>m:case m=mistake/NOUN/NN>v:obl
s={HACTOR}>v:nsubj v=tells/VERB/VBZ>0:root o={HACTOR}>v:iobj to/PART/TO>w:mark w={DEVV}/VERB/VB>v:xcomp p={RELN}/NOUN/NNS>w:obj
s={NAME}>v:nsubj v=tells/VERB/VBZ>0:root o={NAME}>v:iobj :/PUNCT/:>w:punct t={STATE}>w:nsubj {MODAL}/AUX/MD>w:aux w={TVP}/VERB/VB>v:ccomp q={STATE}>w:obj
s={NAME}>0:root :/PUNCT/:>w:punct t={STATE}>w:nsubj {MODAL}/AUX/MD>w:aux not/PART/RB>w:advmod w={TVP}/VERB/VB>s:parataxis q={STATE}>w:obj
s={HACTOR}>v:nsubj v={HITV}/VERB/VBZ>0:root t={STATE}>u:nmod:poss 's/PART/POS>t:case u={ABSTRACT}/NOUN/NN>v:obj ,/PUNCT/,>w:punct w=vows/VERB/VBZ>v:conj o=response/NOUN/NN>w:obj
s={HACTOR}>v:nsubj v=imposes/VERB/VBZ>0:root a=new/ADJ/JJ>o:amod o=sanctions/NOUN/NNS>v:obj on/ADP/IN>q:case q={STATE}>v:obl
d={DEM}>s:amod s={PERSONS}/NOUN/NNS>v:nsubj v={HITVP}/VERB/VBP>0:root o={GROUP}>v:obj
d={DEM}>s:amod foreign/ADJ/JJ>s:amod s=minister/NOUN/NN>v:nsubj v=meets/VERB/VBZ>0:root e={DEM}>o:amod o=counterpart/NOUN/NN>v:obj in/ADP/IN>c:case c={CITY}>v:obl
s={HACTOR}>v:nsubj v=meets/VERB/VBZ>0:root with/ADP/IN>o:case o={HACTOR}>v:obl in/ADP/IN>c:case c={CITY}>v:obl
s={HACTOR}>v:nsubj v=holds/VERB/VBZ>0:root o=talks/NOUN/NNS>v:obj with/ADP/IN>t:case t={HACTOR}>v:obl on/ADP/IN>u:case u={ABSTRACT}/NOUN/NN>v:obl
s={STATE}>v:nsubj v=refuses/VERB/VBZ>0:root to/PART/TO>w:mark w={TVP}/VERB/VB>v:xcomp o={HACTOR}>w:obj
s={STATE}>v:nsubj v=denies/VERB/VBZ>0:root w={TVG}/VERB/VBG>v:xcomp o={HACTOR}>w:obj
s={STATE}>a:nsubj a=ready/ADJ/JJ>0:root for/ADP/IN>t:case t=talks/NOUN/NNS>a:obl with/ADP/IN>u:case u={HACTOR}>t:nmod
s={STATE}>a:nsubj a=ready/ADJ/JJ>v:ccomp for/ADP/IN>t:case t=talks/NOUN/NNS>a:obl ,/PUNCT/,>a:punct n={NAME}>v:nsubj v=says/VERB/VBZ>0:root
p={STATE}>s:nmod:poss 's/PART/POS>p:case s={NAME}>v:nsubj v=warns/VERB/VBZ>0:root of/ADP/IN>o:case o={ABSTRACT}/NOUN/NN>v:obl in/ADP/IN>c:case c={STATE}>o:nmod
s={HACTOR}>v:nsubj v={HITV}/VERB/VBZ>0:root o={HACTOR}>v:obj amid/ADP/IN>t:case t=tensions/NOUN/NNS>v:obl with/ADP/IN>u:case u={STATE}>t:nmod
s={GROUP}>v:nsubj v=flee/VERB/VBP>0:root c={CITY}>v:obj as/SCONJ/IN>w:mark r={GROUP}>w:nsubj w=advance/VERB/VBP>v:advcl
s={STATE}>v:nsubj v=expels/VERB/VBZ>0:root n={NUM}/NUM/CD>o:nummod d={DEM}>o:amod o=diplomats/NOUN/NNS>v:obj
s={NAME}>v:nsubj ,/PUNCT/,>t:punct t={NAME}>s:conj v=hold/VERB/VBP>0:root o=talks/NOUN/NNS>v:obj in/ADP/IN>c:case c={CITY}>v:obl
s={HACTOR}>v:nsubj ,/PUNCT/,>t:punct t={HACTOR}>s:conj v={HITVP}/VERB/VBP>0:root o={HACTOR}>v:obj
s={SHORT}>v:nsubj v={HITV}/VERB/VBZ>0:root d={DEM}>o:amod o={FIRMS}/NOUN/NNS>v:obj for/SCONJ/IN>w:mark w={TVG}/VERB/VBG>v:advcl p={STATE}>w:obj
s={SHORT}>v:nsubj v={HITV}/VERB/VBZ>0:root d={DEM}>o:amod o={FIRMS}/NOUN/NNS>v:obj over/ADP/IN>t:case t={ABSTRACT}/NOUN/NN>v:obl
p={STATE}>s:compound s={POST}/NOUN/NN>v:nsubj:pass v={OUSTN}/VERB/VBN>0:root over/ADP/IN>t:case c=corruption/NOUN/NN>t:compound t=claims/NOUN/NNS>v:obl
s={NAME}>v:nsubj:pass v={OUSTN}/VERB/VBN>0:root by/ADP/IN>a:case d={DEM}>a:amod a={COURT}/NOUN/NN>v:obl:agent
s={HACTOR}>v:nsubj v=warns/VERB/VBZ>0:root o={HACTOR}>v:obj against/SCONJ/IN>w:mark w={TVG}/VERB/VBG>v:advcl p={HACTOR}>w:obj
""".splitlines()
    if line.strip()
)
"""Headlines, in sentence case; :mod:`training.authored` puts most in title case."""

SENTENCES = tuple(
    line.strip()
    for line in """
s={ACTOR}>v:nsubj v={TVD}/VERB/VBD>0:root o={ACTOR}>v:obj for/SCONJ/IN>w:mark w={TVG}/VERB/VBG>v:advcl p={GROUP}>w:obj ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v=compensated/VERB/VBD>0:root o={GROUP}>v:obj for/SCONJ/IN>w:mark w=losing/VERB/VBG>v:advcl their/PRON/PRP$>h:nmod:poss h=homes/NOUN/NNS>w:obj to/ADP/IN>q:case a/DET/DT>q:det q={STORM}/NOUN/NN>w:obl ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v={TVD}/VERB/VBD>0:root o={ACTOR}>v:obj ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj {ADV}/ADV/RB>v:advmod v={TVD}/VERB/VBD>0:root o={ACTOR}>v:obj over/ADP/IN>t:case the/DET/DT>t:det t={ABSTRACT}/NOUN/NN>v:obl ./PUNCT/.>v:punct
on/ADP/IN>t:case t={WDAY}/PROPN/NNP>v:obl ,/PUNCT/,>t:punct s={ACTOR}>v:nsubj v={TVD}/VERB/VBD>0:root o={GROUP}>v:obj in/ADP/IN>c:case c={CITY}>v:obl ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v=told/VERB/VBD>0:root o={ACTOR}>v:iobj that/SCONJ/IN>w:mark t={STATE}>w:nsubj {MODAL}/AUX/MD>w:aux not/PART/RB>w:advmod w={TVP}/VERB/VB>v:ccomp p={ACTOR}>w:obj ./PUNCT/.>v:punct
s={PER}>v:nsubj v=told/VERB/VBD>0:root o={REPORTERS}/NOUN/NNS>v:iobj in/ADP/IN>c:case c={CITY}>v:obl that/SCONJ/IN>w:mark t={ACTOR}>w:nsubj had/AUX/VBD>w:aux w={TVN}/VERB/VBN>v:ccomp p={GROUP}>w:obj ./PUNCT/.>v:punct
s={PER}>v:nsubj v=showed/VERB/VBD>0:root o={NAME}>v:iobj the/DET/DT>p:det a=damaged/ADJ/JJ>p:amod p={BUILDING}/NOUN/NN>v:obj ,/PUNCT/,>x:punct x=according/VERB/VBG>y:case to/ADP/IN>x:fixed a/DET/DT>y:det y=neighbour/NOUN/NN>v:obl ./PUNCT/.>v:punct
s={OFFICIAL}>v:nsubj v={SAYD}/VERB/VBD>0:root that/SCONJ/IN>w:mark t={ACTOR}>w:nsubj {MODAL}/AUX/MD>w:aux w={TVP}/VERB/VB>v:ccomp o={ACTOR}>w:obj ./PUNCT/.>v:punct
s={OFFICIAL}>v:nsubj v=said/VERB/VBD>0:root on/ADP/IN>d:case d={WDAY}/PROPN/NNP>v:obl that/SCONJ/IN>a:mark the/DET/DT>t:det t={ABSTRACT}/NOUN/NN>a:nsubj was/AUX/VBD>a:cop a={OPIN}/ADJ/JJ>v:ccomp ./PUNCT/.>v:punct
s={OFFICIAL}>v:nsubj v=said/VERB/VBD>0:root d={WDAY}/PROPN/NNP>v:obl:unmarked that/SCONJ/IN>w:mark t={STATE}>w:nsubj {MODAL}/AUX/MD>w:aux w={FUTV}/VERB/VB>v:ccomp o={THING}/NOUN/NNS>w:obj ./PUNCT/.>v:punct
"/PUNCT/``>w:punct we/PRON/PRP>w:nsubj {MODAL}/AUX/MD>w:aux not/PART/RB>w:advmod w={TVP}/VERB/VB>v:ccomp o={ACTOR}>w:obj ,/PUNCT/,>w:punct "/PUNCT/''>w:punct s={PER}>v:nsubj v=said/VERB/VBD>0:root on/ADP/IN>d:case d={WDAY}/PROPN/NNP>v:obl ./PUNCT/.>v:punct
"/PUNCT/``>w:punct the/DET/DT>t:det t={ABSTRACT}/NOUN/NN>w:nsubj is/AUX/VBZ>w:cop w={OPIN}/ADJ/JJ>v:ccomp ,/PUNCT/,>w:punct "/PUNCT/''>w:punct v=said/VERB/VBD>0:root s={OFFICIAL}>v:nsubj ./PUNCT/.>v:punct
"/PUNCT/``>w:punct t={ACTOR}>w:nsubj {MODAL}/AUX/MD>w:aux w={TVP}/VERB/VB>v:ccomp o={ACTOR}>w:obj ,/PUNCT/,>w:punct "/PUNCT/''>w:punct s={PER}>v:nsubj v=said/VERB/VBD>0:root ,/PUNCT/,>x:punct x=adding/VERB/VBG>v:advcl that/SCONJ/IN>z:mark y={STATE}>z:nsubj {MODAL}/AUX/MD>z:aux z={TVP}/VERB/VB>x:ccomp q={GROUP}>z:obj ./PUNCT/.>v:punct
s={PER}>v:nsubj v=said/VERB/VBD>0:root :/PUNCT/:>w:punct "/PUNCT/``>w:punct we/PRON/PRP>w:nsubj {MODAL}/AUX/MD>w:aux w={TVP}/VERB/VB>v:ccomp o={ACTOR}>w:obj ./PUNCT/.>w:punct "/PUNCT/''>w:punct
s={PER}>v:nsubj v=found/VERB/VBD>0:root the/DET/DT>o:det c={BUILDING}/NOUN/NN>o:compound o=budget/NOUN/NN>v:obj "/PUNCT/``>a:punct a={VAGUE}/ADJ/JJ>v:xcomp "/PUNCT/''>a:punct ./PUNCT/.>v:punct
my/PRON/PRP$>s:nmod:poss s=sister/NOUN/NN>v:nsubj v=named/VERB/VBD>0:root her/PRON/PRP$>o:nmod:poss o=boat/NOUN/NN>v:obj "/PUNCT/``>n:punct n={GIVEN}/PROPN/NNP>v:xcomp "/PUNCT/''>n:punct after/ADP/IN>q:case our/PRON/PRP$>q:nmod:poss q=grandmother/NOUN/NN>v:obl ./PUNCT/.>v:punct
s={GROUP}>v:nsubj:pass were/AUX/VBD>v:aux:pass v={PTVN}/VERB/VBN>0:root by/ADP/IN>a:case a={ACTOR}>v:obl:agent in/ADP/IN>c:case c={CITY}>v:obl on/ADP/IN>d:case d={WDAY}/PROPN/NNP>v:obl ./PUNCT/.>v:punct
s={GROUP}>v:nsubj:pass were/AUX/VBD>v:aux:pass v={PTVN}/VERB/VBN>y:ccomp by/ADP/IN>a:case a={GROUP}>v:obl:agent near/ADP/IN>c:case c={CITY}>v:obl ,/PUNCT/,>v:punct x=officials/NOUN/NNS>y:nsubj y=said/VERB/VBD>0:root ./PUNCT/.>y:punct
s={ACTOR}>v:nsubj:pass has/AUX/VBZ>v:aux been/AUX/VBN>v:aux:pass v={TVN}/VERB/VBN>0:root by/ADP/IN>a:case a={ACTOR}>v:obl:agent and/CCONJ/CC>b:cc b={ACTOR}>a:conj ./PUNCT/.>v:punct
s={PER}>v:nsubj:pass was/AUX/VBD>v:aux:pass v={PTVN}/VERB/VBN>0:root in/ADP/IN>c:case c={CITY}>v:obl after/SCONJ/IN>w:mark w={TVG}/VERB/VBG>v:advcl o={ACTOR}>w:obj ./PUNCT/.>v:punct
the/DET/DT>o:det o=census/NOUN/NN>v:nsubj:pass in/ADP/IN>c:case c={CITY}>o:nmod was/AUX/VBD>v:aux:pass v=delayed/VERB/VBN>0:root by/ADP/IN>a:case a={ACTOR}>v:obl:agent until/ADP/IN>d:case d={WDAY}/PROPN/NNP>v:obl ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v=closed/VERB/VBD>0:root the/DET/DT>p:det p=port/NOUN/NN>o:nmod:poss 's/PART/POS>p:case a=northern/ADJ/JJ>o:amod o=pier/NOUN/NN>v:obj ,/PUNCT/,>w:punct w=arguing/VERB/VBG>v:advcl that/SCONJ/IN>x:mark r=repairs/NOUN/NNS>x:nsubj were/AUX/VBD>x:cop too/ADV/RB>x:advmod x=costly/ADJ/JJ>w:ccomp ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v=accused/VERB/VBD>0:root o={ACTOR}>v:obj of/SCONJ/IN>w:mark w={TVG}/VERB/VBG>v:advcl p={ACTOR}>w:obj ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v=blamed/VERB/VBD>0:root o={ACTOR}>v:obj for/ADP/IN>t:case the/DET/DT>t:det t={ABSTRACT}/NOUN/NN>v:obl ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v=urged/VERB/VBD>0:root o={ACTOR}>v:obj to/PART/TO>w:mark w={DEVV}/VERB/VB>v:xcomp p={RELN}/NOUN/NNS>w:obj with/ADP/IN>q:case q={ACTOR}>w:obl ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v=called/VERB/VBD>0:root on/ADP/IN>o:case o={ACTOR}>v:obl to/PART/TO>w:mark w={TVP}/VERB/VB>v:xcomp p={GROUP}>w:obj ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v={GIVED}/VERB/VBD>0:root o={ACTOR}>v:iobj n={NUM}/NUM/CD>p:nummod p={THING}/NOUN/NNS>v:obj ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v=sent/VERB/VBD>0:root p={GOODS}/NOUN/NNS>v:obj to/ADP/IN>o:case o={ACTOR}>v:obl ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v={IMPD}/VERB/VBD>0:root o=sanctions/NOUN/NNS>v:obj on/ADP/IN>q:case q={ACTOR}>v:obl in/ADP/IN>r:case r=response/NOUN/NN>v:obl to/ADP/IN>t:case the/DET/DT>t:det t={ABSTRACT}/NOUN/NN>r:nmod ./PUNCT/.>v:punct
s={OFFICIAL}>v:nsubj v=met/VERB/VBD>0:root o={OFFICIAL}>v:obj in/ADP/IN>c:case c={CITY}>v:obl ./PUNCT/.>v:punct
s={OFFICIAL}>v:nsubj v=met/VERB/VBD>0:root with/ADP/IN>o:case his/PRON/PRP$>o:nmod:poss d={DEM}>o:amod o=counterpart/NOUN/NN>v:obl ,/PUNCT/,>n:punct n={PER}>o:appos ,/PUNCT/,>n:punct on/ADP/IN>e:case e={WDAY}/PROPN/NNP>v:obl ./PUNCT/.>v:punct
s={PER}>v:nsubj ,/PUNCT/,>m:punct the/DET/DT>m:det d={DEM}>m:amod m=president/NOUN/NN>s:appos ,/PUNCT/,>m:punct v={TVD}/VERB/VBD>0:root o={ACTOR}>v:obj ./PUNCT/.>v:punct
s={BODY}>v:nsubj ,/PUNCT/,>w:punct whose/PRON/WP$>h:nmod:poss h=headquarters/NOUN/NNS>w:nsubj w=stand/VERB/VBP>s:acl:relcl in/ADP/IN>c:case c={CITY}>w:obl ,/PUNCT/,>w:punct v=hired/VERB/VBD>0:root n={NUM}/NUM/CD>o:nummod o=auditors/NOUN/NNS>v:obj ./PUNCT/.>v:punct
s={STATE}>v:nsubj and/CCONJ/CC>t:cc t={STATE}>s:conj v=signed/VERB/VBD>0:root a/DET/DT>o:det a={ADJ}/ADJ/JJ>o:amod o=agreement/NOUN/NN>v:obj on/ADP/IN>d:case d={WDAY}/PROPN/NNP>v:obl ./PUNCT/.>v:punct
s={STATE}>v:nsubj ,/PUNCT/,>t:punct t={STATE}>s:conj and/CCONJ/CC>u:cc u={STATE}>s:conj v=agreed/VERB/VBD>0:root to/PART/TO>w:mark w={DEVV}/VERB/VB>v:xcomp o={RELN}/NOUN/NNS>w:obj ./PUNCT/.>v:punct
the/DET/DT>s:det d={DEM}>s:amod s=government/NOUN/NN>v:nsubj has/AUX/VBZ>v:aux {ADV}/ADV/RB>v:advmod v=lowered/VERB/VBN>0:root the/DET/DT>o:det o=price/NOUN/NN>v:obj of/ADP/IN>q:case q=bread/NOUN/NN>o:nmod since/ADP/IN>y:case y={MONTH}/PROPN/NNP>v:obl ./PUNCT/.>v:punct
f=according/VERB/VBG>x:case to/ADP/IN>f:fixed x={AGENCY}>v:obl ,/PUNCT/,>x:punct s={GROUP}>v:nsubj v={KILLD}/VERB/VBD>0:root o={GROUP}>v:obj in/ADP/IN>c:case c={CITY}>v:obl ./PUNCT/.>v:punct
s={GROUP}>v:nsubj v={KILLD}/VERB/VBD>w:ccomp o={GROUP}>v:obj in/ADP/IN>c:case c={CITY}>v:obl ,/PUNCT/,>v:punct a={AGENCY}>w:nsubj w=reported/VERB/VBD>0:root ./PUNCT/.>w:punct
s={ACTOR}>v:nsubj did/AUX/VBD>v:aux n't/PART/RB>v:advmod v=attend/VERB/VB>0:root the/DET/DT>o:det o=funeral/NOUN/NN>v:obj of/ADP/IN>q:case q={PER}>o:nmod ./PUNCT/.>v:punct
s={PER}>v:nsubj v=promised/VERB/VBD>0:root o={GROUP}>v:iobj a/DET/DT>p:det a=second/ADJ/JJ>p:amod p=clinic/NOUN/NN>v:obj before/ADP/IN>t:case the/DET/DT>t:det t=winter/NOUN/NN>v:obl ./PUNCT/.>v:punct
during/ADP/IN>t:case a/DET/DT>t:det t={LVN}/NOUN/NN>v:obl in/ADP/IN>c:case c={CITY}>t:nmod ,/PUNCT/,>t:punct s={OFFICIAL}>v:nsubj v={TVD}/VERB/VBD>0:root o={ACTOR}>v:obj ./PUNCT/.>v:punct
s={OFFICIAL}>v:nsubj v=denied/VERB/VBD>0:root that/SCONJ/IN>w:mark t={STATE}>w:nsubj had/AUX/VBD>w:aux w={TVN}/VERB/VBN>v:ccomp o={GROUP}>w:obj ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v=threatened/VERB/VBD>0:root to/PART/TO>w:mark w={TVP}/VERB/VB>v:xcomp o={ACTOR}>w:obj if/SCONJ/IN>y:mark x={STATE}>y:nsubj y={TVD}/VERB/VBD>w:advcl z={STATE}>y:obj ./PUNCT/.>v:punct
s={ACTOR}>v:nsubj v=plans/VERB/VBZ>0:root to/PART/TO>w:mark w={FUTV}/VERB/VB>v:xcomp n={NUM}/NUM/CD>o:nummod o={THING}/NOUN/NNS>w:obj from/ADP/IN>q:case q={STATE}>w:obl ./PUNCT/.>v:punct
the/DET/DT>s:det s={ABSTRACT}/NOUN/NN>v:nsubj v=angered/VERB/VBD>0:root o={ACTOR}>v:obj ,/PUNCT/,>w:punct which/PRON/WDT>w:nsubj w={TVD}/VERB/VBD>o:acl:relcl p={ACTOR}>w:obj ./PUNCT/.>v:punct
he/PRON/PRP>v:nsubj v={TVD}/VERB/VBD>0:root o={ACTOR}>v:obj and/CCONJ/CC>w:cc w=vowed/VERB/VBD>v:conj to/PART/TO>x:mark x={TVP}/VERB/VB>w:xcomp p={ACTOR}>x:obj ./PUNCT/.>v:punct
s={PER}>v:nsubj v=helped/VERB/VBD>0:root o={STATE}>v:obj w={DEVV}/VERB/VB>v:xcomp p={RELN}/NOUN/NNS>w:obj ./PUNCT/.>v:punct
both/DET/DT>s:det s=insurers/NOUN/NNS>v:nsubj v=hope/VERB/VBP>y:ccomp to/PART/TO>w:mark w=merge/VERB/VB>v:xcomp by/ADP/IN>m:case m={MONTH}/PROPN/NNP>w:obl ,/PUNCT/,>v:punct x={NAME}>y:nsubj y=said/VERB/VBD>0:root ./PUNCT/.>y:punct
s={PERSONS}/NOUN/NNS>v:nsubj from/ADP/IN>q:case q={CITY}>s:nmod v={KILLD}/VERB/VBD>0:root n={NUM}/NUM/CD>o:nummod o={PERSONS}/NOUN/NNS>v:obj ./PUNCT/.>v:punct
s={OFFICIAL}>v:nsubj v=discussed/VERB/VBD>0:root the/DET/DT>o:det o={MATTER}/NOUN/NN>v:obj in/ADP/IN>q:case q={STATE}>o:nmod ./PUNCT/.>v:punct
the/DET/DT>s:det three/NUM/CD>s:nummod s=mayors/NOUN/NNS>v:nsubj v=debated/VERB/VBD>0:root the/DET/DT>o:det o={MATTER}/NOUN/NN>v:obj on/ADP/IN>q:case local/ADJ/JJ>q:amod q=radio/NOUN/NN>v:obl with/ADP/IN>r:case r={PER}>v:obl ./PUNCT/.>v:punct
s={OFFICIAL}>v:nsubj v=warned/VERB/VBD>0:root o={ACTOR}>v:obj against/SCONJ/IN>w:mark w={TVG}/VERB/VBG>v:advcl p={THING}/NOUN/NNS>w:obj ./PUNCT/.>v:punct
s={STATE}>v:nsubj v=fired/VERB/VBD>y:ccomp n={NUM}/NUM/CD>o:nummod o=missiles/NOUN/NNS>v:obj into/ADP/IN>q:case the/DET/DT>q:det q=sea/NOUN/NN>v:obl ,/PUNCT/,>v:punct p={STATE}>x:nmod:poss 's/PART/POS>p:case x=military/NOUN/NN>y:nsubj y=said/VERB/VBD>0:root ./PUNCT/.>y:punct
s={STATE}>v:nsubj v={TVD}/VERB/VBD>0:root d={DEM}>o:amod o=troops/NOUN/NNS>v:obj in/ADP/IN>q:case q={STATE}>o:nmod ./PUNCT/.>v:punct
the/DET/DT>s:det s=president/NOUN/NN>v:nsubj of/ADP/IN>q:case q={STATE}>s:nmod v={TVD}/VERB/VBD>0:root the/DET/DT>o:det o=war/NOUN/NN>v:obj in/ADP/IN>r:case r={STATE}>o:nmod ./PUNCT/.>v:punct
""".splitlines()
    if line.strip()
)
"""Sentences of the body of an article."""

WEB = tuple(
    line.strip()
    for line in """
I/PRON/PRP>v:nsubj v=bought/VERB/VBD>0:root mine/PRON/PRP>v:obj from/ADP/IN>c:case c={FIRM}>v:obl last/ADJ/JJ>y:amod y=year/NOUN/NN>v:obl:unmarked ./PUNCT/.>v:punct
c={FIRM}>o:nmod:poss 's/PART/POS>c:case o=service/NOUN/NN>a:nsubj was/AUX/VBD>a:cop a={TASTE}/ADJ/JJ>0:root ./PUNCT/.>a:punct
she/PRON/PRP>v:nsubj v=works/VERB/VBZ>0:root for/ADP/IN>c:case c={FIRM}>v:obl in/ADP/IN>p:case p={CITY}>v:obl ./PUNCT/.>v:punct
c={FIRM}>v:nsubj v=owns/VERB/VBZ>0:root d={FIRM}>v:obj ,/PUNCT/,>e:punct e={FIRM}>d:conj and/CCONJ/CC>f:cc f={FIRM}>d:conj ./PUNCT/.>v:punct
he/PRON/PRP>v:nsubj v=studied/VERB/VBD>0:root law/NOUN/NN>v:obj at/ADP/IN>c:case c={SCHOOL}>v:obl before/SCONJ/IN>w:mark w=joining/VERB/VBG>v:advcl d={FIRM}>w:obj ./PUNCT/.>v:punct
c={CLUB}>v:nsubj v=beat/VERB/VBD>0:root d={CLUB}>v:obj at/ADP/IN>h:case h=home/NOUN/NN>v:obl on/ADP/IN>w:case w={WDAY}/PROPN/NNP>v:obl ./PUNCT/.>v:punct
we/PRON/PRP>v:nsubj have/AUX/VBP>v:aux v=supported/VERB/VBN>0:root c={CLUB}>v:obj since/ADP/IN>h:case h=childhood/NOUN/NN>v:obl ./PUNCT/.>v:punct
n={PER}>a:nsubj of/ADP/IN>c:case c={FIRM}>n:nmod was/AUX/VBD>a:cop very/ADV/RB>a:advmod a=helpful/ADJ/JJ>0:root ./PUNCT/.>a:punct
the/DET/DT>o:det o=bill/NOUN/NN>v:nsubj from/ADP/IN>c:case c={FIRM}>o:nmod v=arrived/VERB/VBD>0:root ./PUNCT/.>v:punct
c={OFFICE}>v:nsubj v=approved/VERB/VBD>0:root the/DET/DT>o:det o=permit/NOUN/NN>v:obj after/SCONJ/IN>w:mark d={FIRM}>w:nsubj w=complained/VERB/VBD>v:advcl ./PUNCT/.>v:punct
n={PER}>0:root ,/PUNCT/,>r:punct r={ROLE}/NOUN/NN>n:appos at/ADP/IN>c:case c={FIRM}>r:nmod
did/AUX/VBD>v:aux n={NAME}>v:nsubj v=call/VERB/VB>0:root c={FIRM}>v:obj about/ADP/IN>o:case the/DET/DT>o:det o=refund/NOUN/NN>v:obl ?/PUNCT/.>v:punct
""".splitlines()
    if line.strip()
)
"""Sentences as they stand in mails, reviews and forums, with bodies of all kinds."""
