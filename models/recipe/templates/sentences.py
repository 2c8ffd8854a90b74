"""Whole sentences, headings and list items."""

from __future__ import annotations

import random
from collections.abc import Callable

from templates.clauses import Clauses
from templates.lexicon import MASS
from templates.tree import Node, Sentence, flatten
from templates.words import (
    PRES3,
    PRONOUNS,
    adp,
    adv,
    be,
    cc,
    coordinate,
    det,
    do,
    modal,
    neg,
    pun,
    sconj,
    to,
    verb_word,
)


class Sentences(Clauses):
    """Whole sentences, headings and list items, each a method drawn by weight."""

    def imperative(self, depth: int = 2) -> Node:
        """A command of either polarity."""
        head = self.vp("imp", depth)
        roll = self.rng.random()
        if roll < 0.2:
            head.pre("advmod", neg(cut := self.chance(0.3))).pre("aux", do("imp"))
            if cut and self.chance(0.1):
                head.left.append(("advmod", adv("ever")))
        elif roll < 0.3:
            head.pre("advmod", adv("never"))
        elif roll < 0.4:
            head.pre("advmod", adv("always"))
        elif roll < 0.52:
            head.pre("advmod", adv("only"))
        elif roll < 0.58:
            head.pre("discourse", Node("please", "please", "INTJ", "UH"))
        return head

    def imperatives(self, depth: int = 2) -> Node:
        """Two or three commands; the objects before may themselves be coordinated."""
        heads = [self.imperative(depth - 1) for _ in range(self.rng.choice((2, 2, 2, 3)))]
        if self.chance(0.5):
            heads[0] = self.noun_then_verb()
        for head in heads[1:]:
            head.left = [d for d in head.left if d[0] != "discourse"]
        comma = self.chance(0.2)
        if comma and len(heads) == 2:
            heads[1].pre("cc", cc(self.pick("and", "or", "but"))).pre("punct", pun(","))
            return heads[0].post("conj", heads[1])
        return coordinate(heads, self.pick("and", "and", "or"), comma)

    def noun_then_verb(self) -> Node:
        """A command with a coordinated object."""
        frame = self.verb(lambda v: v.objects not in ("", "-") and not v.particle)
        head = verb_word(frame.lemma, "imp")
        return head.post("obj", self.np_list(frame.objects[0], 0, self.rng.choice((2, 2, 3))))

    def main(self, depth: int = 2) -> Node:
        """A main clause of any type."""
        roll = self.rng.random()
        if roll < 0.3:
            return self.imperative(depth)
        if roll < 0.42:
            return self.imperatives(depth)
        return self.clause(depth, modal_only=self.chance(0.6))

    def special(self) -> Node:
        """It is important to; there must be; using X is prohibited; those who; no one may."""
        roll = self.rng.random()
        if roll < 0.25:
            word = self.pick("important", "necessary", "unlawful", "appropriate", "reasonable")
            head = Node(word, word, "ADJ", "JJ", "Degree=Pos").pre("cop", be("3s"))
            it = Node("it", "it", "PRON", "PRP", PRONOUNS["it"][1])
            clause = self.vp("inf", 1).pre("mark", to()) if self.chance(0.6) else (
                self.clause(1).pre("mark", sconj("that")))  # fmt: skip
            return head.pre("expl", it).post("csubj", clause)
        if roll < 0.45:
            head = Node("be", "be", "VERB", "VB", "VerbForm=Inf")
            self.with_modal(head, self.pick("must", "may", "should", "will", "must not"))
            head.pre("expl", Node("there", "there", "PRON", "EX"))
            return head.post("nsubj", self.np(self.pick("I", "E", "P", "Q"), 2))
        if roll < 0.7:
            subj = self.vp("ger", 1, short=True)
            lemma = self.pick("prohibit", "permit", "allow", "require", "encourage")
            head = verb_word(lemma, "pass")
            self.passive_aux(head, "3s")
            if self.chance(0.3):
                self.exception(head, 1)
            return head.pre("csubj:pass", subj)
        if roll < 0.85:
            those = Node("those", "that", "PRON", "DT", "Number=Plur|PronType=Dem")
            those.plural, those.noun_class = True, "P"
            who = Node("who", "who", "PRON", "WP", "PronType=Rel")
            those.post("acl:relcl", self.predicate("3p", 1).pre("nsubj", who))
            return self.predicate("3p", 1, True).pre("nsubj", those)
        noun, _ = self.noun("P", False)
        head = self.with_modal(
            self.vp("inf", 2), self.pick("may", "will", "shall", "can", "should")
        )
        return head.pre("nsubj", noun.pre("det", det("no")))

    def sentence(self) -> Node:
        """A main clause, perhaps two."""
        if self.chance(0.12):
            return self.special()
        head = self.main(2)
        if self.chance(0.03):
            return head.post("parataxis", self.clause(1).pre("punct", pun(";")))
        if self.chance(0.08):
            other = self.clause(1).pre("cc", cc(self.pick("and", "but", "or")))
            head.post("conj", other.pre("punct", pun(",")) if self.chance(0.75) else other)
        return head

    def fronted(self) -> Node:
        """A fronted condition, time clause or phrase, with or without its comma."""
        head = self.main(1)
        label, front = self.front()
        if self.chance(0.7):
            front.post("punct", pun(","))
        return head.pre(label, front)

    def front(self) -> tuple[str, Node]:
        """What stands before the main clause."""
        roll = self.rng.random()
        if roll < 0.55:
            word = self.pick("if", "if", "when", "where", "unless", "once", "after", "before",
                             "while",
                             "until", "although", "because", "as")  # fmt: skip
            clause = self.clause(1)
            return "advcl", clause.pre(
                "advmod" if word in ("when", "where") else "mark", sconj(word)
            )
        if roll < 0.75:
            word = self.pick("before", "after", "when", "by", "while", "in", "on", "without")
            clause = self.vp("prs", 1, short=True)
            return "advcl", clause.pre("advmod" if word == "when" else "mark", sconj(word))
        if roll < 0.8:
            return "advcl", self.purpose(1)
        if roll < 0.85:
            word = self.pick("if", "where", "unless", "as", "when")
            part = self.bare_participle(0)
            return "advcl", part.pre("advmod" if word in ("when", "where") else "mark", sconj(word))
        return self.front_phrase()

    def front_phrase(self) -> tuple[str, Node]:
        """Subject to, notwithstanding, despite, in this policy, for the purposes of."""
        kind = self.pick("subject", "notwithstanding", "in", "time", "accordance", "adverb")
        if kind == "subject":
            head = Node("subject", "subject", "ADJ", "JJ", "Degree=Pos")
            return "advcl", head.post("obl", self.reference().pre("case", adp("to")))
        if kind in ("notwithstanding", "in"):
            word = (
                self.pick("despite", "notwithstanding")
                if kind != "in"
                else self.pick("in", "under")
            )
            return "obl", self.reference().pre("case", adp(word))
        if kind == "time":
            return "obl", self.time_limit(1)
        if kind == "accordance":
            return "obl", self.manner_pp(1)
        return "advmod", adv(self.pick("however", "generally", "otherwise", "where", "normally")
                             .replace("where", "instead"))  # fmt: skip

    def stem(self) -> Node:
        """A stem that ends in a colon or nothing."""
        roll = self.rng.random()
        if roll < 0.3:
            subj, _ = self.subject(1)
            head = modal(self.pick("must", "must", "may", "should", "will"))
            if self.chance(0.3):
                head.post("advmod", neg())
            return head.pre("nsubj", subj).post("punct", pun(":"))
        if roll < 0.42:
            return self.following().post("punct", pun(":"))
        if roll < 0.55:
            return self.open_stem().post("punct", pun(":"))
        if roll < 0.65:
            head = self.clause(1, True)
            if self.chance(0.5):
                head.post(
                    "advcl",
                    Node("follows", "follow", "VERB", "VBZ", PRES3).pre("mark", sconj("as")),
                )
            return head.post("punct", pun(":"))
        if roll < 0.8:
            front = self.clause(0)
            return front.pre("mark", sconj(self.pick("if", "unless"))).post("punct", pun(":"))
        head = self.vp(self.pick("imp", "imp", "prs", "ger"), 1)
        return head.post("punct", pun(":"))

    def open_stem(self) -> Node:
        """You are required to; staff are responsible for; this policy applies to; do not."""
        kind = self.pick("required", "responsible", "applies", "do", "need")
        if kind == "do":
            return do("imp").post("advmod", neg())
        subj, person = self.subject(1)
        if kind == "required":
            head = verb_word(self.pick("require", "allow", "expect", "permit"), "pass")
            return head.pre("aux:pass", be(person)).pre("nsubj:pass", subj).post("xcomp", to())
        if kind == "need":
            return verb_word("need", person).pre("nsubj", subj).post("xcomp", to())
        if kind == "responsible":
            head = Node(kind, kind, "ADJ", "JJ", "Degree=Pos").pre("cop", be(person))
            return head.pre("nsubj", subj).post("obl", adp("for"))
        doc = self.document()
        return verb_word("apply", "3s").pre("nsubj", doc).post("obl", adp("to"))

    def following(self) -> Node:
        """The following applies, includes the following."""
        follow = Node("following", "follow", "VERB", "VBG", "VerbForm=Ger")
        if self.chance(0.5):
            subj = follow.pre("det", det("the"))
            if self.chance(0.6):
                noun, _ = self.noun(self.pick("I", "E", "M", "P"), True)
                subj = noun.pre("amod", follow)
                follow.left = []
                noun.pre("det", det("the"))
            return verb_word("apply", "3p").pre("nsubj", subj)
        subj, person = self.subject(0)
        frame = self.verb(lambda v: "I" in v.objects and not v.particle)
        head = verb_word(frame.lemma, person)
        if self.chance(0.7):
            head = self.with_modal(verb_word(frame.lemma, "inf"), self.modal_choice(person))
        head.pre("nsubj", subj)
        return head.post("obj", follow.pre("det", det("the")))

    def item(self) -> Node:
        """A list item: a completion of its stem or a bare phrase, with its end mark."""
        head = self.item_body()
        if self.chance(0.25):
            self.item_label(head)
        end = self.pick(";", ";", "", ",", ".", "; and", "; or", ", and", ", or", "")
        mark, _, word = end.partition(" ")
        if mark:
            head.post("punct", pun(mark))
        if word:
            head.post("cc", cc(word))
        return head

    def item_body(self) -> Node:
        """A verb phrase, a noun phrase, a participle or something looser."""
        roll = self.rng.random()
        if roll < 0.32:
            head = self.vp_list(self.pick("inf", "inf", "imp"), 1)
            return head.pre("advmod", neg()) if self.chance(0.1) else head
        if roll < 0.45:
            return self.vp_list("prs", 1)
        if roll < 0.55:
            return self.vp_list("inf", 1).pre("mark", to())
        if roll < 0.82:
            return self.np(self.pick("I", "P", "E", "T", "M", "Q", "O", "L"), 2)
        if roll < 0.9:
            code = self.pick("I", "T", "E")
            head = self.passive_vp(1, self.passive_verb(code))
            if self.chance(0.6):
                head.pre("aux:pass", be(self.pick("3s", "3p", "inf")))
            return head
        return self.loose_item()

    def loose_item(self) -> Node:
        """A clause, a clause with its subordinator, a prepositional or adjective phrase."""
        roll = self.rng.random()
        if roll < 0.35:
            return self.clause(1)
        if roll < 0.6:
            word = self.pick("if", "when", "where", "unless", "that", "whether", "because")
            label = "advmod" if word in ("when", "where") else "mark"
            return self.clause(1).pre(label, sconj(word))
        if roll < 0.8:
            return self.time_limit(1) if self.chance(0.5) else self.manner_pp(1)
        return self.adjective_phrase(1)

    def item_label(self, head: Node) -> None:
        """(a), 1., iii) before an item or a sentence."""
        form = self.pick(
            "(a)", "(b)", "(c)", "(ii)", "1.", "2.", "a)", "4.2", "3.1.2", "(1)", "12."
        )
        core = form.strip("().") if not form[0].isdigit() or form.endswith(".") else form
        digits = core[0].isdigit()
        feats = "NumForm=Digit|NumType=Card" if digits else "_"
        mark = Node(core, core, "NUM" if digits else "X", "LS", feats)
        if form.startswith("("):
            mark.pre("punct", pun("("))
        if form.endswith((")", ".")):
            mark.post("punct", pun(form[-1]))
        head.pre("discourse", mark)

    def heading(self) -> Node:
        """A heading without a finite verb, or a question."""
        roll = self.rng.random()
        if roll < 0.45:
            head = self.np(self.pick("Q", "I", "E", "P", "M", "L"), 1, bare=True)
        elif roll < 0.65:
            head = self.vp("prs", 0, short=True)
        elif roll < 0.85:
            head = self.free_relative()
        else:
            head = self.question()
        if self.chance(0.2):
            self.item_label(head)
        style = self.pick("title", "title", "caps", "plain", "plain")
        keep = {"a", "an", "the", "of", "and", "or", "to", "for", "in", "on", "with", "by", "from"}
        for k, node in enumerate(head.walk()):
            if node.upos in ("PUNCT", "X"):
                continue
            if style == "caps":
                node.form = node.form.upper()
            elif style == "title" and (k == 0 or node.form not in keep):
                node.form = node.form[0].upper() + node.form[1:]
        return head

    def free_relative(self) -> Node:
        """What we collect; how you can apply; who must report."""
        word = self.pick("what", "how", "when", "why", "where", "who")
        person = "we" if self.chance(0.5) else "you"
        if word == "what":
            head = Node("what", "what", "PRON", "WP", "PronType=Rel")
            verb = self.verb(lambda v: bool(set(v.objects) & set("IT")) and not v.particle)
            clause = verb_word(verb.lemma, "1p" if person == "we" else "2")
            if self.chance(0.3):
                clause = self.with_modal(verb_word(verb.lemma, "inf"), self.modal_choice("2"))
            return head.post("acl:relcl", clause.pre("nsubj", self.pronoun(person)))
        if word == "who":
            who = Node("who", "who", "PRON", "WP", "PronType=Int")
            return self.predicate("3s", 0).pre("nsubj", who)
        clause = self.predicate("1p" if person == "we" else "2", 0).pre(
            "nsubj", self.pronoun(person)
        )
        return clause.pre("advmod", Node(word, word, "ADV", "WRB", "PronType=Int"))

    def pronoun(self, word: str) -> Node:
        """A personal pronoun."""
        lemma, feats, _ = PRONOUNS[word]
        return Node(word, lemma, "PRON", "PRP", feats)

    def question(self) -> Node:
        """A polar question or one with an interrogative."""
        subj, person = self.subject(0)
        head = self.vp("inf", 1, short=True)
        head.pre("nsubj", subj)
        front = (
            do(person)
            if self.chance(0.4)
            else modal(self.pick("can", "may", "must", "should", "will"))
        )
        head.pre("aux", front)
        if self.chance(0.4):
            word = self.pick("when", "how", "why", "where")
            head.pre("advmod", Node(word, word, "ADV", "WRB", "PronType=Int"))
        return head.post("punct", pun("?"))

    def definition(self) -> Node:
        """“Term” means ..., includes ..., is defined as ..."""
        term, _ = self.noun(self.pick("I", "P", "Q", "E", "T", "L"), False)
        if self.chance(0.5):
            self.premodify(term, term.noun_class, 0)
        if self.chance(0.7):
            left, right = self.rng.choice((("“", "”"), ("‘", "’"), ('"', '"')))
            term.pre("punct", Node(left, left, "PUNCT", "``", open=True))
            term.post("punct", Node(right, right, "PUNCT", "''", glued=True))
        elif term.noun_class in "PTEL" and not term.plural:
            term.pre("det", Node("a", "a", "DET", "DT", "Definite=Ind|PronType=Art"))
            if next(iter(list(term.walk())[1:])).form[0] in "aeio":
                term.left[0][1].form = "an"
        body = self.np(term.noun_class, 2)
        head = verb_word(self.pick("mean", "mean", "include"), "3s").pre("nsubj", term)
        if self.chance(0.15):
            head = verb_word("mean", "3s").pre("nsubj", term)
        if self.chance(0.15) and head.lemma == "include":
            head = verb_word("include", "inf").pre("advmod", neg()).pre("aux", do("3s"))
            head.pre("nsubj", term)
        return head.post("obj", body)

    def mismatch(self) -> Node:
        """Two auxiliaries or predicates that share one complement."""
        roll = self.rng.random()
        code = self.pick("I", "T", "P", "E", "M")
        if roll < 0.35:
            subj = self.np(code, 1)
            head = self.mismatched_passive("3p" if subj.plural else "3s", 1, code)
            label = "nsubj" if head.upos == "AUX" else "nsubj:pass"
            return head.pre(label, subj)
        if roll < 0.65:
            subj, person = self.subject(1)
            return self.mixed_active(person, 1).pre("nsubj", subj)
        frame = self.verb(lambda v: code in v.objects and not v.particle)
        noun, _ = self.noun(code, self.chance(0.4))
        loose = noun.plural or code in MASS
        word = self.pick("", "any", "all") if loose else self.pick("any", "the", "each", "a")
        if word == "a" and noun.left:
            word = "any"
        if word:
            an = word == "a" and noun.form[0] in "aeio"
            noun.pre("det", det("an" if an else word))
        person = "3p" if noun.plural else "3s"
        human = code == "P"
        word = "who" if human else self.pick("that", "which")
        rel = Node(word, word, "PRON", "WP" if human else "WDT", "PronType=Rel")
        clause = self.mismatched_passive(person, 1, code)
        clause.pre("nsubj" if clause.upos == "AUX" else "nsubj:pass", rel)
        noun.post("acl:relcl", clause)
        head = verb_word(frame.lemma, "imp").post("obj", noun)
        if self.chance(0.6):
            head.pre("advmod", adv("only"))
            return coordinate([self.noun_then_verb(), head], "and") if self.chance(0.5) else head
        subj, person = self.subject(0)
        head = self.with_modal(verb_word(frame.lemma, "inf"), self.modal_choice(person))
        return head.pre("nsubj", subj).post("obj", noun)

    def draw(self) -> Sentence:
        """One sentence of a weighted kind."""
        kinds: dict[str, tuple[float, Callable[[], Node]]] = {
            "statement": (30, self.sentence), "fronted": (20, self.fronted),
            "imperatives": (8, self.imperatives), "item": (17, self.item), "stem": (5, self.stem),
            "heading": (6, self.heading), "definition": (4, self.definition),
            "question": (2, self.question), "mismatch": (8, self.mismatch),
        }  # fmt: skip
        names = list(kinds)
        kind = self.rng.choices(names, [kinds[k][0] for k in names])[0]
        root = kinds[kind][1]()
        self.contract(root)
        if kind not in ("item", "stem", "heading", "question"):
            self.finish(root, kind)
        elif kind != "heading" and (kind != "item" or self.chance(0.2)):
            _capitalise(root)
        return flatten(root, kind)

    def finish(self, root: Node, kind: str) -> None:
        """Capital, section label and full stop."""
        _capitalise(root)
        if kind in ("statement", "fronted", "imperatives") and self.chance(0.06):
            self.item_label(root)
        if not self.chance(0.06):
            root.post("punct", pun("."))


def _capitalise(root: Node) -> None:
    """Give the first word its capital."""
    for node in root.walk():
        if node.upos not in ("PUNCT", "X") and node.xpos != "LS":
            node.form = node.form[0].upper() + node.form[1:]
            return


def generate(n: int, seed: int) -> list[Sentence]:
    """``n`` different sentences of at most 60 words; the same seed gives the same list."""
    grammar = Sentences(random.Random(seed))
    seen: set[str] = set()
    out: list[Sentence] = []
    while len(out) < n:
        sentence = grammar.draw()
        if len(sentence.tokens) <= 60 and sentence.text not in seen:
            seen.add(sentence.text)
            out.append(sentence)
    return out
