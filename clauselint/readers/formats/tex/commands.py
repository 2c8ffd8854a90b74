"""What the commands and environments of LaTeX make of a text.

Source: https://latexref.xyz/, and the manuals of hyperref, csquotes, cleveref, natbib, biblatex,
glossaries, soul, ulem and listings on https://ctan.org.
"""

from __future__ import annotations

SECTIONS = {"part": 1, "chapter": 2, "section": 3, "subsection": 4, "subsubsection": 5,
            "paragraph": 6, "subparagraph": 6}  # fmt: skip

SAYS = frozenset((
    "emph", "textbf", "textit", "textrm", "textsf", "textsc", "textmd", "textup", "textsl", "text",
    "textnormal", "underline", "uline", "mbox", "makebox", "fbox", "hbox", "href", "hyperlink",
    "hypertarget", "textcolor", "colorbox", "enquote", "hl", "uppercase", "lowercase",
    "MakeUppercase", "MakeLowercase", "textsuperscript", "textsubscript", "added", "hyperref",
    "multicolumn", "multirow", "texorpdfstring",
))  # fmt: skip
"""Commands whose last argument is prose."""

WORDS = frozenset((
    "texttt", "url", "path", "nolinkurl", "verb", "lstinline", "mintinline", "ref", "pageref",
    "nameref", "autoref", "cref", "Cref", "eqref", "vref", "gls", "Gls", "glspl", "Glspl", "ac",
    "acs", "acl", "acp", "SI", "si", "num", "qty", "unit", "textcite", "citet", "ensuremath",
))  # fmt: skip
"""Commands that stand for a word, with what they hold."""

LABELS = frozenset(("caption", "captionof", "title", "subtitle"))
NOTES = frozenset(("footnote", "footnotetext", "thanks", "marginpar"))
LISTS = frozenset(("itemize", "enumerate", "description", "compactitem", "compactenum", "easylist"))
QUOTES = frozenset(("quote", "quotation", "verse", "displayquote"))
TABLES = frozenset((
    "tabular", "tabular*", "tabularx", "tabulary", "longtable", "supertabular", "xltabular", "tblr",
))  # fmt: skip
UNREAD = frozenset((
    "verbatim", "Verbatim", "lstlisting", "minted", "alltt", "comment", "filecontents",
    "filecontents*", "tikzpicture", "picture", "equation", "equation*", "align", "align*",
    "eqnarray", "eqnarray*", "gather", "gather*", "multline", "multline*", "displaymath", "math",
    "thebibliography", "algorithm", "algorithmic", "Shaded", "Highlighting",
))  # fmt: skip

ARGUMENTS = {
    "href": "{{", "hyperlink": "{{", "hypertarget": "{{", "textcolor": "[{{", "colorbox": "{{",
    "color": "[{", "enquote": "*{", "hl": "{", "sout": "{", "st": "{", "todo": "[{", "added": "[{",
    "deleted": "[{", "cref": "{", "Cref": "{", "autoref": "*{", "nameref": "{", "vref": "{",
    "citep": "*[[{", "citet": "*[[{", "textcite": "[[{", "parencite": "[[{", "autocite": "[[{",
    "footcite": "[[{", "gls": "[{", "Gls": "[{", "glspl": "[{", "Glspl": "[{", "ac": "{",
    "acs": "{", "acl": "{", "acp": "{", "SI": "[{{", "si": "{", "num": "[{", "qty": "[{{",
    "unit": "[{", "setlength": "{{", "addtolength": "{{", "definecolor": "{{{",
    "addcontentsline": "{{{", "setcounter": "{{", "addtocounter": "{{", "newcounter": "{[",
    "markboth": "{{", "markright": "{", "pagestyle": "{", "thispagestyle": "{", "captionof": "{{",
    "uline": "{", "nolinkurl": "{", "path": "{", "url": "{", "mintinline": "[{{", "index": "{",
    "hyperref": "[{", "bibliographystyle": "{", "bibliography": "{", "phantomsection": "",
    "renewcommand": "*{[[{", "newcommand": "*{[[{", "providecommand": "*{[[{", "def": "",
    "multicolumn": "{{{", "multirow": "[{[{{", "cline": "{", "cmidrule": "[{", "arraystretch": "",
    "texorpdfstring": "{{", "MakeUppercase": "{", "MakeLowercase": "{", "subtitle": "{",
    "includegraphics": "*[{", "input": "{", "include": "{", "hspace": "*{", "vspace": "*{",
    "marginpar": "[{", "setmainfont": "[{", "usepackage": "[{", "RequirePackage": "[{",
    "hyphenation": "{", "newtheorem": "*{[{", "label": "{", "tag": "*{", "minipage": "[{",
}  # fmt: skip
"""The arguments of commands that the parser does not know: `*`, `[` for an option, `{`."""
