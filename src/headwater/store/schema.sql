-- One corpus, one file. Facts: what was read (articles), what each article says on its own (extractions), what people
-- decided (judgements). Everything below "What follows" is computed from these, story by story, and can be made again.
-- Records are JSON as `headwater.store.codec` writes it; the columns beside are what is asked for.
-- A change of this file is a new migration in `migrations.py`; a test guards its hash.

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL                       -- JSON
) WITHOUT ROWID;

CREATE TABLE migrations (
    version INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    at      TEXT NOT NULL
);

-- ---------------------------------------------------------------------------------------------------------- Facts

CREATE TABLE articles (
    number       INTEGER PRIMARY KEY,         -- in the order they came
    id           TEXT NOT NULL UNIQUE,
    state        TEXT NOT NULL CHECK (state IN ('current', 'replaced', 'withdrawn')),
    place        TEXT,                        -- where it was read: its address, else its file; versions share it
    previous     TEXT REFERENCES articles (id),   -- the version that this one replaced
    added        TEXT NOT NULL,               -- ISO date-times of this computer
    ended        TEXT,
    ended_by     TEXT,                        -- who withdrew it, and why
    note         TEXT,
    path         TEXT NOT NULL,
    outlet       TEXT,                        -- source ids, as its story has them; null until it was traced
    outlet_name  TEXT,
    published    TEXT,
    day          INTEGER NOT NULL,            -- of publication as a proleptic ordinal, -1 if unknown
    title        TEXT,
    statements   INTEGER NOT NULL,
    extractor    TEXT NOT NULL,               -- what read it: options and models with their versions
    record       TEXT NOT NULL,               -- the article without its text
    text         TEXT NOT NULL
);
CREATE INDEX articles_by_place ON articles (place, number);
CREATE INDEX articles_by_day ON articles (state, day DESC, number);
CREATE INDEX articles_by_outlet ON articles (outlet, day DESC);

CREATE TABLE extractions (
    article TEXT PRIMARY KEY REFERENCES articles (id),
    data    BLOB NOT NULL                     -- the extraction without its article, compressed
) WITHOUT ROWID;

CREATE TABLE edits (                          -- what one version of an article changed in the one before it
    article   TEXT NOT NULL REFERENCES articles (id),
    place     INTEGER NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('added', 'removed', 'changed')),
    old_start INTEGER NOT NULL, old_end INTEGER NOT NULL,
    new_start INTEGER NOT NULL, new_end INTEGER NOT NULL,
    PRIMARY KEY (article, place)
) WITHOUT ROWID;

CREATE TABLE problems (
    number  INTEGER PRIMARY KEY,
    code    TEXT NOT NULL,
    article TEXT,                             -- null: no article came of it
    path    TEXT,
    message TEXT NOT NULL,
    at      TEXT NOT NULL
);
CREATE INDEX problems_by_article ON problems (article);
CREATE INDEX problems_by_path ON problems (path);

CREATE TABLE judgements (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    kind      TEXT NOT NULL CHECK (kind IN ('claim', 'source', 'copy', 'relation', 'chain')),
    subject   TEXT NOT NULL,
    object    TEXT NOT NULL,
    verdict   TEXT NOT NULL,
    author    TEXT NOT NULL,
    at        TEXT NOT NULL,
    note      TEXT NOT NULL DEFAULT '',
    undone_by TEXT,
    undone_at TEXT
);
CREATE INDEX judgements_by_subject ON judgements (kind, subject, object);

CREATE TABLE embeddings (                     -- vectors of statements' texts: what costs most to compute again
    text   BLOB NOT NULL PRIMARY KEY,         -- SHA-256 of model and text, its first 16 bytes
    vector BLOB NOT NULL                      -- float32, little-endian
) WITHOUT ROWID;

-- --------------------------------------------------------------------------------------- What follows: the stories

CREATE TABLE keys (                           -- current articles by their rare words, in order of time
    key     TEXT NOT NULL,
    day     INTEGER NOT NULL,
    article TEXT NOT NULL,
    PRIMARY KEY (key, day, article)
) WITHOUT ROWID;

CREATE TABLE article_keys (
    article    TEXT PRIMARY KEY,
    day        INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    weights    TEXT NOT NULL                  -- JSON
) WITHOUT ROWID;

CREATE TABLE edges (
    a      TEXT NOT NULL,
    b      TEXT NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX edges_by_b ON edges (b, a, weight);

CREATE TABLE parts (                          -- the partition as it must be: every current article in one story
    article TEXT PRIMARY KEY,
    story   TEXT NOT NULL                     -- key of its story: hash of its articles and the judgements on them
) WITHOUT ROWID;
CREATE INDEX parts_by_story ON parts (story);

CREATE TABLE dirty (                          -- articles whose edges changed since the partition was made
    article TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE stories (                        -- the stories as they were last traced; a story not in parts is pending
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,          -- stable while its first article stays: for addresses of pages
    key        TEXT NOT NULL UNIQUE,
    engine     TEXT NOT NULL,                 -- what traced it: options and models with their versions
    label      TEXT NOT NULL,
    first_day  INTEGER NOT NULL,              -- of publication, -1 if no article is dated
    last_day   INTEGER NOT NULL,
    articles   INTEGER NOT NULL,
    outlets    INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    claims     INTEGER NOT NULL,
    conflicts  INTEGER NOT NULL,
    traced     TEXT NOT NULL,
    evidence   BLOB NOT NULL                  -- what rows do not hold of the story's evidence, compressed
);
CREATE INDEX stories_by_day ON stories (last_day DESC, number);

CREATE TABLE story_articles (
    article TEXT PRIMARY KEY,
    story   INTEGER NOT NULL REFERENCES stories (number),
    wire    TEXT,
    credited TEXT NOT NULL                    -- JSON: source ids
) WITHOUT ROWID;
CREATE INDEX story_articles_by_story ON story_articles (story);

CREATE TABLE statements (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    story   INTEGER NOT NULL REFERENCES stories (number),
    article TEXT NOT NULL,
    claim   TEXT NOT NULL,
    place   INTEGER NOT NULL,                 -- its position in its claim
    start   INTEGER NOT NULL,
    voice   TEXT NOT NULL,
    act     TEXT NOT NULL,
    source  TEXT,                             -- the furthest source of its chain
    text    TEXT NOT NULL,
    record  TEXT NOT NULL                     -- without features
);
CREATE INDEX statements_by_story ON statements (story);
CREATE INDEX statements_by_article ON statements (article, start);
CREATE INDEX statements_by_claim ON statements (claim, place);

CREATE TABLE hops (                           -- who says it, nearest first
    source    TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statements (number),
    place     INTEGER NOT NULL,
    PRIMARY KEY (source, statement, place)
) WITHOUT ROWID;
CREATE INDEX hops_by_statement ON hops (statement);

CREATE TABLE claims (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    story     INTEGER NOT NULL REFERENCES stories (number),
    place     INTEGER NOT NULL,               -- its position in its story
    status    TEXT NOT NULL,
    low       INTEGER NOT NULL,
    high      INTEGER NOT NULL,
    articles  INTEGER NOT NULL,
    outlets   INTEGER NOT NULL,
    weight    INTEGER NOT NULL,               -- what matters first: outlets, then disputed, then articles
    first     TEXT,                           -- ISO, null if no report of it is dated
    first_day INTEGER NOT NULL,
    last_day  INTEGER NOT NULL,
    event     TEXT,
    text      TEXT NOT NULL,
    record    TEXT NOT NULL
);
CREATE INDEX claims_by_story ON claims (story, place);
CREATE INDEX claims_by_weight ON claims (weight DESC, last_day DESC, number);
CREATE INDEX claims_by_day ON claims (last_day DESC, weight DESC, number);
CREATE INDEX claims_by_status ON claims (status, weight DESC, last_day DESC, number);
CREATE INDEX claims_by_low ON claims (low, weight DESC, last_day DESC, number);
CREATE INDEX claims_by_event ON claims (event);

CREATE TABLE claim_outlets (                  -- who carries it; the article stands for an outlet that is unknown
    outlet TEXT NOT NULL,
    claim  INTEGER NOT NULL REFERENCES claims (number),
    first  INTEGER NOT NULL,                  -- 1 for the outlet that reported it first
    own    INTEGER NOT NULL,                  -- 1 where one of its statements names no outlet, and copies none, as giver
    PRIMARY KEY (outlet, claim)
) WITHOUT ROWID;
CREATE INDEX claim_outlets_by_claim ON claim_outlets (claim);

CREATE TABLE story_sources (                  -- a source as one story knows it
    id     TEXT NOT NULL,
    story  INTEGER NOT NULL REFERENCES stories (number),
    name   TEXT NOT NULL,
    kind   TEXT NOT NULL,
    statements INTEGER NOT NULL,
    claims     INTEGER NOT NULL,
    articles   INTEGER NOT NULL,
    published  INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id, story)
) WITHOUT ROWID;
CREATE INDEX story_sources_by_story ON story_sources (story);

CREATE TABLE sources (                        -- a source as all stories know it, with what it says
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    statements INTEGER NOT NULL,
    claims     INTEGER NOT NULL,
    articles   INTEGER NOT NULL,              -- that quote it
    published  INTEGER NOT NULL,              -- articles that it published
    record     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sources_by_statements ON sources (statements DESC, name, id);
CREATE INDEX sources_by_kind ON sources (kind, statements DESC, name, id);

CREATE TABLE relations (
    id         TEXT PRIMARY KEY,
    story      INTEGER NOT NULL REFERENCES stories (number),
    type       TEXT NOT NULL,
    about      TEXT NOT NULL,
    from_claim TEXT NOT NULL,
    to_claim   TEXT NOT NULL,
    confidence REAL NOT NULL,
    record     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX relations_by_story ON relations (story);
CREATE INDEX relations_by_from ON relations (from_claim);
CREATE INDEX relations_by_to ON relations (to_claim);

CREATE TABLE copies (
    id         TEXT PRIMARY KEY,
    story      INTEGER NOT NULL REFERENCES stories (number),
    a          TEXT NOT NULL,
    b          TEXT NOT NULL,
    kind       TEXT NOT NULL,
    direction  TEXT NOT NULL,
    similarity REAL NOT NULL,
    record     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX copies_by_story ON copies (story);
CREATE INDEX copies_by_a ON copies (a);
CREATE INDEX copies_by_b ON copies (b);

CREATE TABLE events (
    id       TEXT PRIMARY KEY,
    story    INTEGER NOT NULL REFERENCES stories (number),
    label    TEXT NOT NULL,
    claims   INTEGER NOT NULL,
    earliest TEXT,
    latest   TEXT,
    record   TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX events_by_story ON events (story);
CREATE INDEX events_by_day ON events (earliest);

CREATE TABLE ties (                           -- what an outlet takes from whom: its statements that name or copy the giver
    taker      TEXT NOT NULL,
    giver      TEXT NOT NULL,
    how        TEXT NOT NULL CHECK (how IN ('credit', 'wire', 'copy')),
    story      INTEGER NOT NULL REFERENCES stories (number),
    statements INTEGER NOT NULL,
    articles   INTEGER NOT NULL,
    PRIMARY KEY (taker, giver, how, story)
) WITHOUT ROWID;
CREATE INDEX ties_by_story ON ties (story);
CREATE INDEX ties_by_giver ON ties (giver);

CREATE TABLE counts (                         -- sums kept with every change, for first views
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE statement_words USING fts5 (
    text, content = 'statements', content_rowid = 'number', tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'articles', content_rowid = 'number', tokenize = "porter unicode61 remove_diacritics 2"
);
