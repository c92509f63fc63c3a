from __future__ import annotations

from pathlib import Path

import docx

from carehire.catalog import packaged
from tests.writers.word_templates import example, made

SAMPLE = packaged("templates") / "samples/customer-care-manager/requisition.yaml"


def test_a_posting_is_exported_in_a_customers_own_template(run, tmp_path: Path):
    template, out = tmp_path / "ours.docx", tmp_path / "posting.docx"
    template.write_bytes(made("Larkspur letterhead", *example()))
    assert run("posting", "check-template", template).status == 0
    told = run("posting", "export", SAMPLE, "--template", template, "--out", out)
    assert told.status == 0, told.err
    document = docx.Document(str(out))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:2] == ["Larkspur letterhead", "Customer Care Manager"]
    assert "Pay: $68,000 – $84,000 a year (base pay)" in texts
    assert document.core_properties.author == "Larkspur Home Goods"


def test_the_faults_of_a_template_are_told_with_their_paragraphs_and_nothing_is_written(run, tmp_path: Path):
    template, out = tmp_path / "ours.docx", tmp_path / "posting.docx"
    template.write_bytes(made("Hello", "{{ titel }}"))
    told = run("posting", "check-template", template)
    assert told.status == 1
    assert 'paragraph 2 ("{{ titel }}")' in told.out
    assert 'Did you mean "title"' in told.out
    assert (
        run("posting", "check-template", template, "--json")
        .data["faults"][0]["where"]
        .startswith("paragraph 2")
    )
    told = run("posting", "export", SAMPLE, "--template", template, "--out", out)
    assert (told.status, out.exists()) == (1, False)
    assert 'Did you mean "title"' in told.err


def test_a_template_and_another_format_do_not_go_together(run, tmp_path: Path):
    template = tmp_path / "ours.docx"
    template.write_bytes(made(*example()))
    told = run("posting", "export", SAMPLE, "--template", template, "--out", tmp_path / "posting.html")
    assert told.status == 1
    assert "--template" in told.err
    assert run("posting", "check-template", tmp_path / "gone.docx").status == 1
