/** Small graphs for rules that no fault of `faults.ts` breaks: one that breaks the rule, one that keeps it. */

/** The prefixes of the cases. */
export const prefixes = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <http://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix psv: <http://www.wikidata.org/prop/statement/value/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix pr: <http://www.wikidata.org/prop/reference/> .
@prefix isnad: <https://data.example.org/ns#> .
@prefix pa: <https://data.example.org/prop/attributed/> .
@prefix e: <https://data.example.org/entity/> .
@prefix s: <https://data.example.org/entity/statement/> .
@prefix v: <https://data.example.org/value/> .
`;

/** A date of one year. */
const year = (node: string, number: number, first = `0${number}-01-01`): string =>
  `${node} a wikibase:TimeValue ; isnad:notBefore "${first}"^^xsd:date ; isnad:notAfter "0${number}-12-31"^^xsd:date .`;

/** A life: `e:x` was born and died in these years; 0 for unknown. */
const life = (name: string, born: number, died: number): string =>
  [
    `e:${name} a wikibase:Item .`,
    ...(born > 0
      ? [
          `e:${name} p:P569 s:${name}-b . s:${name}-b a wikibase:BestRank ; psv:P569 v:${name}b . ${year(`v:${name}b`, born)}`,
        ]
      : []),
    ...(died > 0
      ? [
          `e:${name} p:P570 s:${name}-d . s:${name}-d a wikibase:BestRank ; psv:P570 v:${name}d . ${year(`v:${name}d`, died)}`,
        ]
      : []),
  ].join('\n');

/** Something that lasted, or happened, in a year. */
const event = (name: string, start: number, end: number): string =>
  `e:${name} a wikibase:Item ; p:P580 s:${name}-s ; p:P582 s:${name}-e . s:${name}-s psv:P580 v:${name}s . s:${name}-e psv:P582 v:${name}e . ${year(`v:${name}s`, start)} ${year(`v:${name}e`, end)}`;

const office = (holder: string, id: string, start: number, end: number, more = ''): string =>
  `e:${holder} a wikibase:Item ; p:P39 s:${id} . s:${id} a wikibase:Statement, wikibase:BestRank ; ps:P39 e:Governor ; pqv:P580 v:${id}s ; pqv:P582 v:${id}e ${more}. ${year(`v:${id}s`, start)} ${year(`v:${id}e`, end)}`;

/** Rule, what breaks it, what keeps it. */
export const cases: readonly (readonly [rule: string, breaks: string, keeps: string])[] = [
  ['shape/item', '[] a wikibase:Item ; rdfs:label "A"@en .', 'e:a a wikibase:Item ; rdfs:label "A"@en .'],
  ['shape/item-alias', 'e:a a wikibase:Item ; skos:altLabel "A" .', 'e:a a wikibase:Item ; skos:altLabel "A"@en .'],
  ['shape/reference', '[] a wikibase:Reference ; pr:P143 e:wiki .', 'e:r a wikibase:Reference ; pr:P143 e:wiki .'],
  ['shape/statement', '[] a wikibase:Statement .', 's:a a wikibase:Statement .'],
  ['shape/attributed-claim', 's:a a isnad:AttributedStatement .', 's:a a isnad:AttributedStatement, schema:Claim .'],
  [
    'audit/claim-has-subject',
    's:a a isnad:AttributedStatement .',
    's:a a isnad:AttributedStatement . e:a pa:P50 s:a .',
  ],
  [
    'audit/claim-has-subject',
    's:a a isnad:AttributedStatement . e:a pa:P50 s:a . e:b pa:P50 s:a .',
    's:a a isnad:AttributedStatement . e:a pa:P50 s:a .',
  ],
  [
    'audit/evidence-body-exists',
    'e:x a oa:Annotation ; oa:hasBody s:gone .',
    'e:x a oa:Annotation ; oa:hasBody s:a . s:a a wikibase:Statement .',
  ],
  ['shape/evidence-is-annotation', 'e:x oa:hasBody s:a .', 'e:x a oa:Annotation ; oa:hasBody s:a .'],
  ['shape/evidence-is-resource', 'e:x oa:hasSelector e:y .', 'e:x a oa:SpecificResource ; oa:hasSelector e:y .'],
  ['audit/evidence-is-selector', 'e:x oa:hasSelector e:y .', 'e:x oa:hasSelector e:y . e:y a oa:TextQuoteSelector .'],
  [
    'shape/evidence-target',
    'e:x a oa:Annotation ; oa:hasTarget e:y, e:z .',
    'e:x a oa:Annotation ; oa:hasTarget e:y .',
  ],
  ['shape/evidence-quote', 'e:x a oa:Annotation ; oa:exact "" .', 'e:x a oa:Annotation ; oa:exact "a" .'],
  [
    'shape/evidence-motive',
    'e:x a oa:Annotation ; oa:motivatedBy oa:commenting .',
    'e:x a oa:Annotation ; oa:motivatedBy oa:linking .',
  ],
  ['shape/evidence-exact', 'e:x a oa:TextQuoteSelector .', 'e:x a oa:TextQuoteSelector ; oa:exact "a" .'],
  [
    'shape/statement-reference',
    's:a a wikibase:Statement .',
    's:a a wikibase:Statement ; prov:wasDerivedFrom e:r . e:r a wikibase:Reference .',
  ],
  ['shape/time-value-zone', 'v:a a wikibase:TimeValue .', 'v:a a wikibase:TimeValue ; wikibase:timeTimezone 0 .'],
  [
    'audit/statement-is-typed',
    'e:a p:P40 s:a . s:a wikibase:rank wikibase:NormalRank .',
    'e:a a wikibase:Item ; p:P40 s:a . s:a a wikibase:Statement ; wikibase:rank wikibase:NormalRank .',
  ],
  [
    'audit/kin-is-mutual',
    'e:a a schema:Person ; wdt:P26 e:b .',
    'e:a a schema:Person ; wdt:P26 e:b . e:b wdt:P26 e:a .',
  ],
  ['shape/evidence-text', 'e:x a oa:SpecificResource .', 'e:x a oa:SpecificResource ; oa:hasSource e:t .'],
  [
    'shape/evidence-end',
    'e:x a oa:TextPositionSelector ; oa:end "a" .',
    'e:x a oa:TextPositionSelector ; oa:end "3"^^xsd:nonNegativeInteger .',
  ],
  [
    'shape/value-full',
    's:a psv:P570 v:a . v:a a wikibase:QuantityValue .',
    's:a psv:P570 v:a . v:a a wikibase:TimeValue .',
  ],
  [
    'shape/reference-page',
    'e:r a wikibase:Reference ; pr:P4656 "https://en.wikipedia.org/wiki/A" .',
    'e:r a wikibase:Reference ; pr:P4656 <https://en.wikipedia.org/wiki/A> .',
  ],
  ['shape/event-part', 'e:a wdt:P607 e:b . e:b a schema:Person .', 'e:a wdt:P607 e:b . e:b a schema:Event .'],
  [
    'shape/time-value-time',
    'v:a a wikibase:TimeValue ; wikibase:timeValue "658" .',
    'v:a a wikibase:TimeValue ; wikibase:timeValue "0658-01-01T00:00:00Z"^^xsd:dateTime .',
  ],
  [
    'shape/time-value-edtf',
    'v:a a wikibase:TimeValue ; isnad:edtf "July 658" .',
    'v:a a wikibase:TimeValue ; isnad:edtf "0658-07"^^edtf:EDTF .',
  ],
  [
    'shape/time-value-start',
    'v:a a wikibase:TimeValue ; isnad:notBefore "658" .',
    'v:a a wikibase:TimeValue ; isnad:notBefore "-0043-03-15"^^xsd:date .',
  ],
  [
    'shape/time-value-end',
    'v:a a wikibase:TimeValue ; isnad:notAfter "658" .',
    'v:a a wikibase:TimeValue ; isnad:notAfter "0658-01-01"^^xsd:date .',
  ],
  [
    'shape/time-value-days',
    'v:a a wikibase:TimeValue ; isnad:jdStart 9 ; isnad:jdEnd 8 .',
    'v:a a wikibase:TimeValue ; isnad:jdStart 8 ; isnad:jdEnd 8 .',
  ],
  [
    'shape/quantity-amount',
    'v:a a wikibase:QuantityValue ; wikibase:quantityAmount "many" .',
    'v:a a wikibase:QuantityValue ; wikibase:quantityAmount 6000.0 .',
  ],
  [
    'shape/quantity-unit',
    'v:a a wikibase:QuantityValue .',
    'v:a a wikibase:QuantityValue ; wikibase:quantityUnit e:one .',
  ],
  [
    'shape/quantity-lower',
    'v:a a wikibase:QuantityValue ; wikibase:quantityLowerBound 7.0 ; wikibase:quantityAmount 5.5 .',
    'v:a a wikibase:QuantityValue ; wikibase:quantityLowerBound 4.0 ; wikibase:quantityAmount 5.5 .',
  ],
  [
    'shape/quantity-upper',
    'v:a a wikibase:QuantityValue ; wikibase:quantityUpperBound 4.0 ; wikibase:quantityAmount 5.5 .',
    'v:a a wikibase:QuantityValue ; wikibase:quantityUpperBound 7.0 ; wikibase:quantityAmount 5.5 .',
  ],
  [
    'shape/globe-latitude',
    'v:a a wikibase:GlobecoordinateValue ; wikibase:geoLatitude "121.5"^^xsd:double .',
    'v:a a wikibase:GlobecoordinateValue ; wikibase:geoLatitude "21.5"^^xsd:double .',
  ],
  [
    'shape/globe-longitude',
    'v:a a wikibase:GlobecoordinateValue ; wikibase:geoLongitude "3121"^^xsd:double .',
    'v:a a wikibase:GlobecoordinateValue ; wikibase:geoLongitude "31.2"^^xsd:double .',
  ],
  [
    'shape/globe-globe',
    'v:a a wikibase:GlobecoordinateValue .',
    'v:a a wikibase:GlobecoordinateValue ; wikibase:geoGlobe e:earth .',
  ],
  [
    'audit/time-bounds-order',
    'v:a a wikibase:TimeValue ; isnad:notBefore "-0042-01-01"^^xsd:date ; isnad:notAfter "-0043-01-01"^^xsd:date .',
    'v:a a wikibase:TimeValue ; isnad:notBefore "-0043-01-01"^^xsd:date ; isnad:notAfter "-0042-01-01"^^xsd:date .',
  ],
  ['audit/born-before-died', life('a', 660, 658), life('a', 658, 658)],
  [
    'audit/term-after-birth',
    `${life('a', 631, 0)} ${office('a', 'o', 610, 620)}`,
    `${life('a', 631, 0)} ${office('a', 'o', 631, 640)}`,
  ],
  [
    'audit/term-within-life',
    `${life('a', 0, 658)} ${office('a', 'o', 660, 670)}`,
    `${life('a', 0, 658)} ${office('a', 'o', 658, 670)}`,
  ],
  [
    'audit/event-within-life',
    `${life('a', 631, 658)} e:a p:P607 s:c . s:c a wikibase:BestRank ; ps:P607 e:war . ${event('war', 680, 683)}`,
    `${life('a', 631, 658)} e:a p:P607 s:c . s:c a wikibase:BestRank ; ps:P607 e:war . ${event('war', 656, 661)}`,
  ],
  [
    'audit/event-within-life',
    `${life('a', 631, 658)} e:a p:P607 s:c . s:c a wikibase:BestRank ; ps:P607 e:war . ${event('war', 600, 610)}`,
    `${life('a', 631, 658)} e:a p:P607 s:c . s:c a wikibase:BestRank ; ps:P607 e:war . ${event('war', 600, 640)}`,
  ],
  [
    'audit/child-after-parent',
    `${life('a', 600, 0)} ${life('b', 631, 0)} e:a wdt:P22 e:b .`,
    `${life('a', 631, 0)} ${life('b', 600, 0)} e:a wdt:P22 e:b .`,
  ],
  [
    'audit/child-before-mother-died',
    `${life('a', 660, 0)} ${life('b', 0, 650)} e:a wdt:P25 e:b .`,
    `${life('a', 650, 0)} ${life('b', 0, 650)} e:a wdt:P25 e:b .`,
  ],
  [
    'audit/child-before-mother-died',
    `${life('a', 660, 0)} ${life('b', 0, 650)} e:a wdt:P22 e:b .`,
    `${life('a', 651, 0)} ${life('b', 0, 650)} e:a wdt:P22 e:b .`,
  ],
  [
    'audit/event-within-whole',
    `${event('battle', 680, 680)} ${event('war', 656, 661)} e:battle wdt:P361 e:war .`,
    `${event('battle', 657, 657)} ${event('war', 656, 661)} e:battle wdt:P361 e:war .`,
  ],
  [
    'audit/event-within-whole',
    `${event('battle', 650, 650)} ${event('war', 656, 661)} e:battle wdt:P361 e:war .`,
    `${event('battle', 650, 657)} ${event('war', 656, 661)} e:battle wdt:P361 e:war .`,
  ],
  [
    'audit/successor-after-predecessor',
    `${office('a', 'oa', 657, 658, '; pq:P1366 e:b ')} ${office('b', 'ob', 650, 652)}`,
    `${office('a', 'oa', 657, 658, '; pq:P1366 e:b ')} ${office('b', 'ob', 658, 660)}`,
  ],
  [
    'audit/father-is-not-mother',
    'e:a a schema:Person ; wdt:P22 e:b ; wdt:P25 e:b .',
    'e:a a schema:Person ; wdt:P22 e:b ; wdt:P25 e:c .',
  ],
  [
    'audit/spouse-is-not-kin',
    'e:a a schema:Person ; wdt:P26 e:b ; wdt:P22 e:b .',
    'e:a a schema:Person ; wdt:P26 e:b ; wdt:P22 e:c .',
  ],
  [
    'audit/child-has-parent',
    'e:a a schema:Person ; wdt:P40 e:b .',
    'e:a a schema:Person ; wdt:P40 e:b . e:b wdt:P8810 e:a .',
  ],
  [
    'audit/own-ancestor',
    'e:a a schema:Person ; wdt:P22 e:b . e:b wdt:P25 e:c . e:c wdt:P22 e:a .',
    'e:a a schema:Person ; wdt:P22 e:b . e:b wdt:P25 e:c . e:c wdt:P22 e:d .',
  ],
  [
    'audit/truthy-has-statement',
    'e:a a wikibase:Item ; wdt:P40 e:b .',
    'e:a a wikibase:Item ; wdt:P40 e:b ; p:P40 s:a . s:a a wikibase:BestRank ; ps:P40 e:b .',
  ],
  [
    'audit/statement-is-truthy',
    'e:a p:P40 s:a . s:a a wikibase:BestRank ; ps:P40 e:b .',
    'e:a p:P40 s:a ; wdt:P40 e:b . s:a a wikibase:BestRank ; ps:P40 e:b .',
  ],
  [
    'audit/claim-not-asserted',
    's:a a isnad:AttributedStatement . e:a p:P50 s:a .',
    's:a a isnad:AttributedStatement . e:a pa:P50 s:a .',
  ],
  [
    'audit/preferred-outranks',
    'e:a p:P40 s:a, s:b . s:a a wikibase:BestRank ; wikibase:rank wikibase:NormalRank . s:b wikibase:rank wikibase:PreferredRank .',
    'e:a p:P40 s:a, s:b . s:a a wikibase:BestRank ; wikibase:rank wikibase:PreferredRank . s:b wikibase:rank wikibase:NormalRank .',
  ],
  [
    'audit/deprecated-not-best',
    's:a a wikibase:BestRank ; wikibase:rank wikibase:DeprecatedRank .',
    's:a a wikibase:BestRank ; wikibase:rank wikibase:NormalRank .',
  ],
  [
    'audit/best-rank-complete',
    'e:a p:P40 s:a . s:a a wikibase:Statement ; wikibase:rank wikibase:NormalRank .',
    'e:a p:P40 s:a, s:b . s:a a wikibase:Statement ; wikibase:rank wikibase:NormalRank . s:b a wikibase:BestRank ; wikibase:rank wikibase:PreferredRank .',
  ],
  [
    'audit/statement-has-subject',
    's:a a wikibase:Statement . e:a p:P22 s:b .',
    's:a a wikibase:Statement . e:a p:P22 s:a .',
  ],
  [
    'audit/statement-has-subject',
    's:a a wikibase:Statement . e:a p:P22 s:a . e:b p:P22 s:a .',
    's:a a wikibase:Statement . e:a pa:P22 s:a .',
  ],
  [
    'audit/statement-one-property',
    's:a a wikibase:Statement . e:a p:P22 s:a ; p:P25 s:a .',
    's:a a wikibase:Statement . e:a p:P22 s:a, s:b .',
  ],
  [
    'audit/statement-value',
    's:a a wikibase:Statement ; ps:P25 e:b . e:a p:P22 s:a .',
    's:a a wikibase:Statement ; ps:P22 e:b . e:a p:P22 s:a .',
  ],
  [
    'audit/statement-value',
    's:a a wikibase:Statement ; ps:P22 e:b, e:c . e:a p:P22 s:a .',
    's:a a wikibase:Statement, <http://www.wikidata.org/prop/novalue/P22> . e:a p:P22 s:a .',
  ],
  [
    'audit/statement-foreign-value',
    's:a a wikibase:Statement ; ps:P22 e:b ; ps:P25 e:c . e:a p:P22 s:a .',
    's:a a wikibase:Statement ; ps:P22 e:b . e:a pa:P22 s:a .',
  ],
  [
    'audit/statement-is-typed',
    'e:b a wikibase:Item ; p:P40 s:b . s:b a wikibase:Statement ; wikibase:rank wikibase:NormalRank . e:a a wikibase:Item ; p:P40 s:a . s:a wikibase:rank wikibase:NormalRank .',
    'e:a a wikibase:Item ; p:P40 s:a . s:a a wikibase:Statement ; wikibase:rank wikibase:NormalRank .',
  ],
  [
    'audit/time-agrees',
    's:a ps:P570 "0659-01-01T00:00:00Z"^^xsd:dateTime ; psv:P570 v:a . v:a a wikibase:TimeValue ; wikibase:timeValue "0658-01-01T00:00:00Z"^^xsd:dateTime .',
    's:a ps:P570 "0658-01-01T00:00:00Z"^^xsd:dateTime ; psv:P570 v:a . v:a a wikibase:TimeValue ; wikibase:timeValue "0658-01-01T00:00:00Z"^^xsd:dateTime .',
  ],
  [
    'audit/quantity-agrees',
    's:a pq:P1132 6000.0 ; pqv:P1132 v:a . v:a a wikibase:QuantityValue ; wikibase:quantityAmount 600.0 .',
    's:a pq:P1132 6000.0 ; pqv:P1132 v:a . v:a a wikibase:QuantityValue ; wikibase:quantityAmount 6000.0 .',
  ],
  [
    'audit/short-has-full',
    's:a a wikibase:Statement ; pq:P580 "0658-01-01T00:00:00Z"^^xsd:dateTime .',
    's:a a wikibase:Statement ; pq:P580 "0658-01-01T00:00:00Z"^^xsd:dateTime ; pqv:P580 v:a . v:a wikibase:timeValue "0658-01-01T00:00:00Z"^^xsd:dateTime .',
  ],
  [
    'audit/time-bounds-fit',
    'v:a a wikibase:TimeValue ; wikibase:timePrecision 9 ; wikibase:timeValue "0658-01-01T00:00:00Z"^^xsd:dateTime ; isnad:notBefore "0650-01-01"^^xsd:date .',
    'v:a a wikibase:TimeValue ; wikibase:timePrecision 9 ; wikibase:timeValue "0658-01-01T00:00:00Z"^^xsd:dateTime ; isnad:notBefore "0658-01-04"^^xsd:date ; isnad:notAfter "0659-01-03"^^xsd:date .',
  ],
  ['audit/value-used', 'v:a a wikibase:TimeValue .', 'v:a a wikibase:TimeValue . s:a psv:P570 v:a .'],
  ['audit/reference-used', 'e:r a wikibase:Reference .', 'e:r a wikibase:Reference . s:a prov:wasDerivedFrom e:r .'],
  [
    'audit/evidence-target-used',
    'e:q a oa:TextQuoteSelector .',
    'e:q a oa:TextQuoteSelector . e:t oa:hasSelector e:q .',
  ],
  [
    'audit/conflict-exists',
    's:a isnad:conflictsWith s:b .',
    's:a isnad:conflictsWith s:b . s:b a wikibase:Statement .',
  ],
  [
    'audit/quotation-language',
    'e:r a wikibase:Reference ; pr:P1683 "In 658"@de ; pr:P4656 e:page . e:article schema:isBasedOn e:page ; schema:inLanguage "en" .',
    'e:r a wikibase:Reference ; pr:P1683 "In 658"@en ; pr:P4656 e:page . e:article schema:isBasedOn e:page ; schema:inLanguage "en" .',
  ],
  ['audit/term-in-order', office('a', 'o', 658, 657), office('a', 'o', 657, 657)],
  ['audit/related-to-self', 'e:a a wikibase:Item ; wdt:P26 e:a .', 'e:a a wikibase:Item ; wdt:P26 e:b .'],
  [
    'audit/parent-is-not-child',
    'e:a a schema:Person ; wdt:P22 e:b ; wdt:P40 e:b .',
    'e:a a schema:Person ; wdt:P22 e:b ; wdt:P40 e:c .',
  ],
  [
    'audit/parent-has-child',
    'e:a a schema:Person ; wdt:P22 e:b .',
    'e:a a schema:Person ; wdt:P22 e:b . e:b wdt:P40 e:a .',
  ],
  [
    'audit/single-value',
    'e:a a wikibase:Item ; p:P22 s:a, s:b . s:a a wikibase:BestRank ; ps:P22 e:b . s:b a wikibase:BestRank ; ps:P22 e:c .',
    'e:a a wikibase:Item ; p:P22 s:a, s:b . s:a a wikibase:BestRank ; ps:P22 e:b . s:b a wikibase:BestRank ; ps:P22 e:c ; isnad:conflictsWith s:a .',
  ],
  [
    'audit/single-value',
    'e:a a wikibase:Item ; p:P569 s:a, s:b . s:a a wikibase:BestRank ; ps:P569 "0650-01-01T00:00:00Z"^^xsd:dateTime ; psv:P569 v:a . s:b a wikibase:BestRank ; ps:P569 "0660-01-01T00:00:00Z"^^xsd:dateTime ; psv:P569 v:b . v:a isnad:notBefore "0650-01-01"^^xsd:date ; isnad:notAfter "0650-12-31"^^xsd:date . v:b isnad:notBefore "0660-01-01"^^xsd:date ; isnad:notAfter "0660-12-31"^^xsd:date .',
    'e:a a wikibase:Item ; p:P569 s:a, s:b . s:a a wikibase:BestRank ; ps:P569 "0650-01-01T00:00:00Z"^^xsd:dateTime ; psv:P569 v:a . s:b a wikibase:BestRank ; ps:P569 "0660-01-01T00:00:00Z"^^xsd:dateTime ; psv:P569 v:b . v:a isnad:notBefore "0650-01-01"^^xsd:date ; isnad:notAfter "0660-03-31"^^xsd:date . v:b isnad:notBefore "0660-01-01"^^xsd:date ; isnad:notAfter "0660-12-31"^^xsd:date .',
  ],
  [
    'audit/single-place',
    'e:a a wikibase:Item ; p:P19 s:a, s:b . s:a a wikibase:BestRank ; ps:P19 e:b . s:b a wikibase:BestRank ; ps:P19 e:c .',
    'e:a a wikibase:Item ; p:P19 s:a, s:b . s:a a wikibase:BestRank ; ps:P19 e:b . s:b a wikibase:BestRank ; ps:P19 e:c . e:b wdt:P131 e:c .',
  ],
  [
    'audit/schema-derived',
    'e:a a wikibase:Item ; schema:birthPlace e:b .',
    'e:a a wikibase:Item ; schema:birthPlace e:b ; wdt:P19 e:b .',
  ],
  [
    'audit/schema-derived',
    'e:a a wikibase:Item ; schema:birthDate "0659" .',
    'e:a a wikibase:Item ; schema:birthDate "0658" ; wdt:P569 "0658-01-01T00:00:00Z"^^xsd:dateTime .',
  ],
  [
    'audit/quote-has-evidence',
    's:a a wikibase:Statement ; prov:wasDerivedFrom e:r . e:r prov:wasQuotedFrom e:t . e:x oa:hasTarget e:t ; oa:hasBody s:b .',
    's:a a wikibase:Statement ; prov:wasDerivedFrom e:r . e:r prov:wasQuotedFrom e:t . e:x oa:hasTarget e:t ; oa:hasBody s:a .',
  ],
  [
    'audit/quote-has-evidence',
    's:a a wikibase:Statement ; prov:wasDerivedFrom e:r . e:r prov:wasQuotedFrom e:t .',
    's:a a wikibase:Statement ; prov:wasDerivedFrom e:r . e:r prov:wasQuotedFrom e:t . e:t oa:hasBody s:a .',
  ],
  [
    'audit/label-is-name',
    'e:a a wikibase:Item ; rdfs:label "A"@de ; schema:name "A"@en .',
    'e:a a wikibase:Item ; rdfs:label "A"@en ; schema:name "A"@en .',
  ],
];
