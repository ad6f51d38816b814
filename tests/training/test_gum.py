"""Names out of gold entities and syntax, on a page written by hand."""

from __future__ import annotations

from pathlib import Path

from training.gum import read_document

PAGE = """# newdoc id = GUM_test_page
# newpar
# text = Jo Field of the Bank of Torv won't see Izvestia.
1\tJo\tJo\tPROPN\tNNP\t_\t8\tnsubj\t_\tEntity=(1-person-new
2\tField\tField\tPROPN\tNNP\t_\t1\tflat\t_\t_
3\tof\tof\tADP\tIN\t_\t5\tcase\t_\t_
4\tthe\tthe\tDET\tDT\t_\t5\tdet\t_\tEntity=(2-organization-new
5\tBank\tBank\tPROPN\tNNP\t_\t1\tnmod\t_\t_
6\tof\tof\tADP\tIN\t_\t7\tcase\t_\t_
7\tTorv\tTorv\tPROPN\tNNP\t_\t5\tnmod\t_\tEntity=(3-place-new)2)1)
8-9\twon't\t_\t_\t_\t_\t_\t_\t_\t_
8\two\twill\tAUX\tMD\t_\t10\taux\t_\t_
9\tn't\tnot\tPART\tRB\t_\t10\tadvmod\t_\t_
10\tsee\tsee\tVERB\tVB\t_\t0\troot\t_\t_
11\tIzvestia\tIzvestia\tPROPN\tNNP\t_\t10\tobj\t_\tEntity=(4-organization-new)|SpaceAfter=No
12\t.\t.\tPUNCT\t.\t_\t10\tpunct\t_\t_

# newpar
# text = Greeks left Torv.
1\tGreeks\tGreek\tPROPN\tNNPS\t_\t2\tnsubj\t_\tEntity=(5-person-new)
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
3\tTorv\tTorv\tPROPN\tNNP\t_\t2\tobj\t_\tEntity=(3-place-giv)|SpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


def test_text_names_and_heads(tmp_path: Path) -> None:
    path = tmp_path / "GUM_test_page.conllu"
    path.write_text(PAGE, encoding="utf-8")
    document = read_document(path)
    assert document.text == "Jo Field of the Bank of Torv won't see Izvestia.\nGreeks left Torv. "
    assert not document.attributed
    known = document.known
    assert known is not None
    assert [(document.text[a:b], kind) for a, b, kind in known.names] == [
        ("Jo Field", "person"),
        ("Bank of Torv", "organisation"),
        ("Izvestia", "outlet"),
        ("Torv", "place"),
    ]
    words = [document.text[token.start : token.stop] for token in known.tokens]
    assert words[7:9] == ["wo", "n't"]
    assert words[known.tokens[1].head] == "Jo"
    assert words[known.tokens[9].head] == "see"
    assert words[known.tokens[14].head] == "left"
