BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "candidates" VALUES(1,'exported','k','Kim','{"education": "BA"}','2027-01-04 09:14:00.000000','2027-01-04 09:14:00.000000',NULL);
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
INSERT INTO "journal" VALUES(1,'2027-01-04 09:01:00.000000','owner','owner','add requisition','drafted','');
INSERT INTO "journal" VALUES(2,'2027-01-04 09:03:00.000000','cy','owner','add requisition','exported','');
INSERT INTO "journal" VALUES(3,'2027-01-04 09:05:00.000000','owner','owner','export posting','exported','posting 1');
INSERT INTO "journal" VALUES(4,'2027-01-04 09:07:00.000000','owner','owner','change requisition','exported','version 2');
INSERT INTO "journal" VALUES(5,'2027-01-04 09:09:00.000000','cy','owner','export posting','exported','posting 2');
INSERT INTO "journal" VALUES(6,'2027-01-04 09:11:00.000000','owner','owner','keep rubric',NULL,'customer-care-manager v1');
INSERT INTO "journal" VALUES(7,'2027-01-04 09:13:00.000000','owner','owner','choose rubric','exported','customer-care-manager v1');
INSERT INTO "journal" VALUES(8,'2027-01-04 09:15:00.000000','owner','owner','import candidates','exported','1 added, 0 changed');
INSERT INTO "journal" VALUES(9,'2027-01-04 09:19:00.000000','owner','owner','add requisition','edited','');
INSERT INTO "journal" VALUES(10,'2027-01-04 09:21:00.000000','owner','owner','export posting','edited','posting 1');
INSERT INTO "journal" VALUES(11,'2027-01-04 09:23:00.000000','cy','owner','change requisition','edited','version 2');
INSERT INTO "journal" VALUES(12,'2027-01-04 09:25:00.000000','owner','owner','change requisition','edited','version 3');
INSERT INTO "journal" VALUES(13,'2027-01-04 09:27:00.000000','owner','owner','add requisition','gone','');
INSERT INTO "journal" VALUES(14,'2027-01-04 09:29:00.000000','owner','owner','delete requisition','gone','');
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
INSERT INTO "postings" VALUES(1,'exported',1,'{"id": "exported", "role": "customer-care-manager", "rubric": "customer-care-manager", "title": "First", "language": "en-US", "employer": {"name": "Larkspur", "about": null, "website": null, "contact": null, "headcount": null, "headcount_by_jurisdiction": {}}, "industry": null, "locations": [{"city": "Denver", "region": "CO", "country": "US", "postal_code": null, "street": null}], "workplace": "hybrid", "remote_from": [], "pay": {"min": "60000.50", "max": "75000", "currency": "USD", "period": "year", "kind": "base"}, "employment_type": "full_time", "schedule": null, "travel": null, "openings": 1, "opens": "2027-01-04", "closes": "2027-02-01", "reports_to": "Director", "apply": {"url": null, "email": "jobs@larkspur.example", "instructions": null}, "summary": ["You lead a team."], "responsibilities": [], "requirements": [], "benefits": [], "other_compensation": [], "work_environment": "An office.", "equal_opportunity": "Everyone is welcome.", "accommodation": "Ask us.", "sections": ["brief", "responsibilities", "qualifications", "benefits", "additional"], "headings": {"brief": "About the role"}}','2027-01-04 09:04:00.000000');
INSERT INTO "postings" VALUES(2,'exported',2,'{"id": "exported", "role": "customer-care-manager", "rubric": "customer-care-manager", "title": "Second", "language": "en-US", "employer": {"name": "Larkspur", "about": null, "website": null, "contact": null, "headcount": null, "headcount_by_jurisdiction": {}}, "industry": null, "locations": [{"city": "Denver", "region": "CO", "country": "US", "postal_code": null, "street": null}], "workplace": "hybrid", "remote_from": [], "pay": {"min": "60000.50", "max": "75000", "currency": "USD", "period": "year", "kind": "base"}, "employment_type": "full_time", "schedule": null, "travel": null, "openings": 1, "opens": "2027-01-04", "closes": "2027-02-01", "reports_to": "Director", "apply": {"url": null, "email": "jobs@larkspur.example", "instructions": null}, "summary": ["You lead a team."], "responsibilities": [], "requirements": [], "benefits": [], "other_compensation": [], "work_environment": "An office.", "equal_opportunity": "Everyone is welcome.", "accommodation": "Ask us.", "sections": ["brief", "responsibilities", "qualifications", "benefits", "additional"], "headings": {"brief": "About the role"}}','2027-01-04 09:08:00.000000');
INSERT INTO "postings" VALUES(3,'edited',1,'{"id": "edited", "role": "customer-care-manager", "rubric": "customer-care-manager", "title": "Customer Care Manager", "language": "en-US", "employer": {"name": "Larkspur", "about": null, "website": null, "contact": null, "headcount": null, "headcount_by_jurisdiction": {}}, "industry": null, "locations": [{"city": "Denver", "region": "CO", "country": "US", "postal_code": null, "street": null}], "workplace": "hybrid", "remote_from": [], "pay": {"min": "60000.50", "max": "75000", "currency": "USD", "period": "year", "kind": "base"}, "employment_type": "full_time", "schedule": null, "travel": null, "openings": 1, "opens": "2027-01-04", "closes": null, "reports_to": "Director", "apply": {"url": null, "email": "jobs@larkspur.example", "instructions": null}, "summary": ["You lead a team."], "responsibilities": [], "requirements": [], "benefits": [], "other_compensation": [], "work_environment": "An office.", "equal_opportunity": "Everyone is welcome.", "accommodation": "Ask us.", "sections": ["brief", "responsibilities", "qualifications", "benefits", "additional"], "headings": {"brief": "About the role"}}','2027-01-04 09:20:00.000000');
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
INSERT INTO "ratings" VALUES(1,'empathy',4,'warm',1,'2027-01-04 09:17:00.000000');
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
CREATE TABLE requisition_rubrics (
	requisition_id VARCHAR(80) NOT NULL, 
	rubric_key INTEGER NOT NULL, 
	set_at DATETIME NOT NULL, 
	CONSTRAINT pk_requisition_rubrics PRIMARY KEY (requisition_id), 
	CONSTRAINT fk_requisition_rubrics_requisition_id_requisitions FOREIGN KEY(requisition_id) REFERENCES requisitions (id), 
	CONSTRAINT fk_requisition_rubrics_rubric_key_rubrics FOREIGN KEY(rubric_key) REFERENCES rubrics ("key")
);
INSERT INTO "requisition_rubrics" VALUES('exported',1,'2027-01-04 09:12:00.000000');
CREATE TABLE requisitions (
	id VARCHAR(80) NOT NULL, 
	data JSON NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT pk_requisitions PRIMARY KEY (id)
);
INSERT INTO "requisitions" VALUES('drafted','{"id": "drafted", "role": "customer-care-manager"}',1,'2027-01-04 09:00:00.000000','2027-01-04 09:00:00.000000',NULL);
INSERT INTO "requisitions" VALUES('exported','{"id": "exported", "role": "customer-care-manager", "title": "Second"}',2,'2027-01-04 09:02:00.000000','2027-01-04 09:06:00.000000',NULL);
INSERT INTO "requisitions" VALUES('edited','{"id": "edited", "role": "customer-care-manager", "title": "Still later"}',3,'2027-01-04 09:18:00.000000','2027-01-04 09:24:00.000000',NULL);
INSERT INTO "requisitions" VALUES('gone','{"id": "gone", "role": "customer-care-manager"}',2,'2027-01-04 09:26:00.000000','2027-01-04 09:28:00.000000','2027-01-04 09:28:00.000000');
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
INSERT INTO "rubrics" VALUES(1,'customer-care-manager',1,'a0bdeb3dbd1fb8c0d7fe8b9bb03c694920abd65e60664f87c8da00b320725a8d','{"id": "customer-care-manager", "role": "customer-care-manager", "version": 1, "scale": {"min": 1, "max": 5, "labels": {}}, "criteria": [{"id": "empathy", "name": "Empathy", "definition": "What it is.", "weight": 1.0, "weight_reason": null, "kind": "rated", "skills": [], "anchors": {"1": "Waits.", "5": "Acts."}, "questions": []}, {"id": "writing", "name": "Writing", "definition": "What it is.", "weight": 1.0, "weight_reason": null, "kind": "rated", "skills": [], "anchors": {"1": "Waits.", "5": "Acts."}, "questions": []}, {"id": "experience", "name": "Experience", "definition": "Years of it.", "weight": 1.0, "weight_reason": null, "kind": "experience", "fact": "customer_service_months", "bands": [{"from_months": 0.0, "points": 1.0}, {"from_months": 36.0, "points": 5.0}]}], "must_haves": [], "minimum_coverage": 0.6}','2027-01-04 09:10:00.000000');
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
INSERT INTO "scorecards" VALUES(1,1,'ana','Ana',NULL,'2027-01-04 09:16:00.000000','2027-01-04 09:17:00.000000',NULL);
CREATE INDEX ix_reopenings_scorecard_key ON reopenings (scorecard_key);
CREATE INDEX ix_journal_requisition_id ON journal (requisition_id);
COMMIT;
