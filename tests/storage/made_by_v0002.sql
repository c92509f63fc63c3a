BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE candidates (
	"key" INTEGER NOT NULL, 
	requisition_id VARCHAR(80) NOT NULL, 
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	facts JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	removed_at DATETIME, 
	CONSTRAINT pk_candidates PRIMARY KEY ("key"), 
	CONSTRAINT uq_candidates_requisition_id_id UNIQUE (requisition_id, id), 
	CONSTRAINT fk_candidates_requisition_id_requisitions FOREIGN KEY(requisition_id) REFERENCES requisitions (id)
);
INSERT INTO "candidates" VALUES(1,'rated','k','Kim','{}','2027-01-04 09:06:00.000000','2027-01-04 09:06:00.000000',NULL);
INSERT INTO "candidates" VALUES(2,'rated','l','Lee','{}','2027-01-04 09:07:00.000000','2027-01-04 09:07:00.000000',NULL);
CREATE TABLE journal (
	"key" INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	person VARCHAR NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	action VARCHAR(40) NOT NULL, 
	requisition_id VARCHAR(80), 
	thing VARCHAR NOT NULL, 
	CONSTRAINT pk_journal PRIMARY KEY ("key")
);
INSERT INTO "journal" VALUES(1,'2027-01-04 09:01:00.000000','owner','owner','add requisition','rated','');
INSERT INTO "journal" VALUES(2,'2027-01-04 09:03:00.000000','owner','owner','keep rubric',NULL,'customer-care-manager v1');
INSERT INTO "journal" VALUES(3,'2027-01-04 09:05:00.000000','owner','owner','choose rubric','rated','customer-care-manager v1');
INSERT INTO "journal" VALUES(4,'2027-01-04 09:08:00.000000','owner','owner','import candidates','rated','2 added, 0 changed');
INSERT INTO "journal" VALUES(5,'2027-01-04 09:12:00.000000','ana','panelist','submit scorecard','rated','scorecard 1');
INSERT INTO "journal" VALUES(6,'2027-01-04 09:15:00.000000','owner','owner','reopen scorecard','rated','scorecard 1');
INSERT INTO "journal" VALUES(7,'2027-01-04 09:17:00.000000','owner','owner','keep rubric',NULL,'customer-care-manager v2');
INSERT INTO "journal" VALUES(8,'2027-01-04 09:19:00.000000','owner','owner','choose rubric','rated','customer-care-manager v2');
INSERT INTO "journal" VALUES(9,'2027-01-04 09:22:00.000000','ana','panelist','submit scorecard','rated','scorecard 1');
INSERT INTO "journal" VALUES(10,'2027-01-04 09:26:00.000000','bo','panelist','submit scorecard','rated','scorecard 2');
INSERT INTO "journal" VALUES(11,'2027-01-04 09:29:00.000000','owner','owner','reopen scorecard','rated','scorecard 2');
INSERT INTO "journal" VALUES(12,'2027-01-04 09:32:00.000000','bo','panelist','submit scorecard','rated','scorecard 2');
INSERT INTO "journal" VALUES(13,'2027-01-04 09:36:00.000000','cy','panelist','submit scorecard','rated','scorecard 3');
INSERT INTO "journal" VALUES(14,'2027-01-04 09:39:00.000000','owner','owner','reopen scorecard','rated','scorecard 3');
CREATE TABLE meta (
	name VARCHAR(80) NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('carehire','0.1.0');
CREATE TABLE postings (
	"key" INTEGER NOT NULL, 
	requisition_id VARCHAR(80) NOT NULL, 
	number INTEGER NOT NULL, 
	content JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_postings PRIMARY KEY ("key"), 
	CONSTRAINT uq_postings_requisition_id_number UNIQUE (requisition_id, number), 
	CONSTRAINT fk_postings_requisition_id_requisitions FOREIGN KEY(requisition_id) REFERENCES requisitions (id)
);
CREATE TABLE publications (
	"key" INTEGER NOT NULL, 
	requisition_id VARCHAR(80) NOT NULL, 
	number INTEGER NOT NULL, 
	posting_key INTEGER NOT NULL, 
	begun_key INTEGER NOT NULL, 
	ended_key INTEGER, 
	CONSTRAINT pk_publications PRIMARY KEY ("key"), 
	CONSTRAINT uq_publications_requisition_id_number UNIQUE (requisition_id, number), 
	CONSTRAINT fk_publications_requisition_id_requisitions FOREIGN KEY(requisition_id) REFERENCES requisitions (id), 
	CONSTRAINT fk_publications_posting_key_postings FOREIGN KEY(posting_key) REFERENCES postings ("key"), 
	CONSTRAINT fk_publications_begun_key_steps FOREIGN KEY(begun_key) REFERENCES steps ("key"), 
	CONSTRAINT fk_publications_ended_key_steps FOREIGN KEY(ended_key) REFERENCES steps ("key")
);
CREATE TABLE ratings (
	scorecard_key INTEGER NOT NULL, 
	criterion VARCHAR(80) NOT NULL, 
	level INTEGER, 
	evidence VARCHAR NOT NULL, 
	answered BOOLEAN NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_ratings PRIMARY KEY (scorecard_key, criterion), 
	CONSTRAINT fk_ratings_scorecard_key_scorecards FOREIGN KEY(scorecard_key) REFERENCES scorecards ("key")
);
INSERT INTO "ratings" VALUES(1,'empathy',4,'after',1,'2027-01-04 09:20:00.000000');
INSERT INTO "ratings" VALUES(2,'empathy',3,'second',1,'2027-01-04 09:30:00.000000');
INSERT INTO "ratings" VALUES(3,'empathy',4,'not yet handed in',1,'2027-01-04 09:40:00.000000');
INSERT INTO "ratings" VALUES(4,'writing',NULL,'a note',0,'2027-01-04 09:42:00.000000');
CREATE TABLE reopenings (
	"key" INTEGER NOT NULL, 
	scorecard_key INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	reopened_by VARCHAR NOT NULL, 
	reopened_at DATETIME NOT NULL, 
	submitted_at DATETIME NOT NULL, 
	ratings JSON NOT NULL, 
	CONSTRAINT pk_reopenings PRIMARY KEY ("key"), 
	CONSTRAINT fk_reopenings_scorecard_key_scorecards FOREIGN KEY(scorecard_key) REFERENCES scorecards ("key")
);
INSERT INTO "reopenings" VALUES(1,1,'mixed up two candidates','owner','2027-01-04 09:13:00.000000','2027-01-04 09:11:00.000000','{"empathy": {"level": 2, "evidence": "before", "answered": true}}');
INSERT INTO "reopenings" VALUES(2,2,'typo','owner','2027-01-04 09:27:00.000000','2027-01-04 09:25:00.000000','{"empathy": {"level": 1, "evidence": "first", "answered": true}}');
INSERT INTO "reopenings" VALUES(3,3,'wrong form','owner','2027-01-04 09:37:00.000000','2027-01-04 09:35:00.000000','{"empathy": {"level": 5, "evidence": "then", "answered": true}}');
CREATE TABLE requisition_rubrics (
	requisition_id VARCHAR(80) NOT NULL, 
	rubric_key INTEGER NOT NULL, 
	set_at DATETIME NOT NULL, 
	CONSTRAINT pk_requisition_rubrics PRIMARY KEY (requisition_id), 
	CONSTRAINT fk_requisition_rubrics_requisition_id_requisitions FOREIGN KEY(requisition_id) REFERENCES requisitions (id), 
	CONSTRAINT fk_requisition_rubrics_rubric_key_rubrics FOREIGN KEY(rubric_key) REFERENCES rubrics ("key")
);
INSERT INTO "requisition_rubrics" VALUES('rated',2,'2027-01-04 09:18:00.000000');
CREATE TABLE requisitions (
	id VARCHAR(80) NOT NULL, 
	data JSON NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT pk_requisitions PRIMARY KEY (id)
);
INSERT INTO "requisitions" VALUES('rated','{"id": "rated", "role": "customer-care-manager"}',1,'2027-01-04 09:00:00.000000','2027-01-04 09:00:00.000000',NULL);
CREATE TABLE rubrics (
	"key" INTEGER NOT NULL, 
	rubric_id VARCHAR(80) NOT NULL, 
	version INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	content JSON NOT NULL, 
	kept_at DATETIME NOT NULL, 
	CONSTRAINT pk_rubrics PRIMARY KEY ("key"), 
	CONSTRAINT uq_rubrics_rubric_id_version UNIQUE (rubric_id, version), 
	CONSTRAINT uq_rubrics_rubric_id_digest UNIQUE (rubric_id, digest)
);
INSERT INTO "rubrics" VALUES(1,'customer-care-manager',1,'a0bdeb3dbd1fb8c0d7fe8b9bb03c694920abd65e60664f87c8da00b320725a8d','{"id": "customer-care-manager", "role": "customer-care-manager", "version": 1, "scale": {"min": 1, "max": 5, "labels": {}}, "criteria": [{"id": "empathy", "name": "Empathy", "definition": "What it is.", "weight": 1.0, "weight_reason": null, "kind": "rated", "skills": [], "anchors": {"1": "Waits.", "5": "Acts."}, "questions": []}, {"id": "writing", "name": "Writing", "definition": "What it is.", "weight": 1.0, "weight_reason": null, "kind": "rated", "skills": [], "anchors": {"1": "Waits.", "5": "Acts."}, "questions": []}, {"id": "experience", "name": "Experience", "definition": "Years of it.", "weight": 1.0, "weight_reason": null, "kind": "experience", "fact": "customer_service_months", "bands": [{"from_months": 0.0, "points": 1.0}, {"from_months": 36.0, "points": 5.0}]}], "must_haves": [], "minimum_coverage": 0.6}','2027-01-04 09:02:00.000000');
INSERT INTO "rubrics" VALUES(2,'customer-care-manager',2,'d174e9e840ba98d52900f978ab7be69c8786474432b9cddd9541956ff59b6928','{"id": "customer-care-manager", "role": "customer-care-manager", "version": 2, "scale": {"min": 1, "max": 5, "labels": {}}, "criteria": [{"id": "empathy", "name": "Empathy", "definition": "What it is.", "weight": 1.0, "weight_reason": null, "kind": "rated", "skills": [], "anchors": {"1": "Waits.", "5": "Acts."}, "questions": []}, {"id": "writing", "name": "Writing", "definition": "What it is.", "weight": 1.0, "weight_reason": null, "kind": "rated", "skills": [], "anchors": {"1": "Waits.", "5": "Acts."}, "questions": []}, {"id": "experience", "name": "Experience", "definition": "Years of it.", "weight": 1.0, "weight_reason": null, "kind": "experience", "fact": "customer_service_months", "bands": [{"from_months": 0.0, "points": 1.0}, {"from_months": 36.0, "points": 5.0}]}], "must_haves": [], "minimum_coverage": 0.5}','2027-01-04 09:16:00.000000');
CREATE TABLE scorecards (
	"key" INTEGER NOT NULL, 
	candidate_key INTEGER NOT NULL, 
	panelist_id VARCHAR NOT NULL, 
	panelist_name VARCHAR NOT NULL, 
	rubric_key INTEGER, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	submitted_at DATETIME, 
	CONSTRAINT pk_scorecards PRIMARY KEY ("key"), 
	CONSTRAINT uq_scorecards_candidate_key_panelist_id UNIQUE (candidate_key, panelist_id), 
	CONSTRAINT fk_scorecards_candidate_key_candidates FOREIGN KEY(candidate_key) REFERENCES candidates ("key"), 
	CONSTRAINT fk_scorecards_rubric_key_rubrics FOREIGN KEY(rubric_key) REFERENCES rubrics ("key")
);
INSERT INTO "scorecards" VALUES(1,1,'ana','Ana',2,'2027-01-04 09:09:00.000000','2027-01-04 09:21:00.000000','2027-01-04 09:21:00.000000');
INSERT INTO "scorecards" VALUES(2,1,'bo','Bo',2,'2027-01-04 09:23:00.000000','2027-01-04 09:31:00.000000','2027-01-04 09:31:00.000000');
INSERT INTO "scorecards" VALUES(3,1,'cy','Cy',NULL,'2027-01-04 09:33:00.000000','2027-01-04 09:40:00.000000',NULL);
INSERT INTO "scorecards" VALUES(4,2,'dee','Dee',NULL,'2027-01-04 09:41:00.000000','2027-01-04 09:42:00.000000',NULL);
CREATE TABLE steps (
	"key" INTEGER NOT NULL, 
	requisition_id VARCHAR(80) NOT NULL, 
	number INTEGER NOT NULL, 
	step VARCHAR(20) NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	at DATETIME NOT NULL, 
	person VARCHAR NOT NULL, 
	person_name VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_steps PRIMARY KEY ("key"), 
	CONSTRAINT uq_steps_requisition_id_number UNIQUE (requisition_id, number), 
	CONSTRAINT fk_steps_requisition_id_requisitions FOREIGN KEY(requisition_id) REFERENCES requisitions (id)
);
INSERT INTO "steps" VALUES(1,'rated',1,'start','draft','2027-01-04 09:00:00.000000','owner','Owner','',1);
CREATE INDEX ix_reopenings_scorecard_key ON reopenings (scorecard_key);
CREATE INDEX ix_journal_requisition_id ON journal (requisition_id);
COMMIT;
