"""Clauses: subjects, predicates, relatives, and references to documents and laws."""

# ruff: noqa: SIM905 -- word lists are easier to read and to extend as one string

from __future__ import annotations

from itertools import pairwise

from templates.lexicon import MANNER, Verb
from templates.phrases import Phrases
from templates.tree import Node
from templates.words import (
    MODALS,
    PRONOUNS,
    adp,
    adv,
    be,
    cc,
    coordinate,
    det,
    do,
    have,
    modal,
    neg,
    number,
    pun,
    sconj,
    soft_comma,
    to,
    verb_word,
)


class Clauses(Phrases):
    """Draws clauses; phrases hold clauses in turn."""

    # clauses

    def subject(self, depth: int) -> tuple[Node, str]:
        """A subject and the person of its verb."""
        roll = self.rng.random()
        if roll < 0.28:
            word = self.pick("we", "you", "they", "it", "you", "we")
            lemma, feats, person = PRONOUNS[word]
            return Node(word, lemma, "PRON", "PRP", feats), person
        node = self.np(self.pick("P", "P", "P", "O", "I", "PO"), depth)
        return node, "3p" if node.plural else "3s"

    def that_clause(self, depth: int) -> Node:
        """A complement clause with or without that."""
        clause = self.clause(depth)
        return clause if self.chance(0.4) else clause.pre("mark", sconj("that"))

    def clause(self, depth: int, modal_only: bool = False) -> Node:
        """A finite clause with its subject."""
        roll = self.rng.random()
        if roll < 0.3:
            return self.passive_clause(depth, modal_only)
        if roll < 0.42 and not modal_only:
            return self.copular_clause(depth)
        subj, person = self.subject(depth if self.chance(0.6) else 0)
        thing = subj.noun_class in ("I", "T", "E", "M", "Q", "L")
        head = self.predicate(person, depth, modal_only, thing)
        return head.pre("nsubj", subj)

    def predicate(
        self, person: str, depth: int, modal_only: bool = False, thing: bool = False
    ) -> Node:
        """A finite verb phrase without its subject."""
        roll = self.rng.random()
        if thing:
            return self.thing_predicate(person, depth, modal_only)
        if roll < 0.4 and not modal_only:
            if self.chance(0.12):
                head = self.vp("inf", depth).pre("advmod", neg())
                return head.pre("aux", do(person))
            return self.vp_list(person, depth)
        if roll < 0.5 and not modal_only:
            return self.vp("perf", depth).pre("aux", have(person))
        if roll < 0.62:
            return self.obliged(person, depth)
        if roll < 0.65:
            return self.vp("prs", depth).pre("aux", be(person))
        return self.with_modal(self.vp_list("inf", depth), self.modal_choice(person))

    def vp_list(self, form: str, depth: int) -> Node:
        """One verb phrase, or two to four under the same subject."""
        if depth < 1 or not self.chance(0.17):
            return self.vp(form, depth)
        count = self.rng.choice((2, 2, 2, 3, 3, 4))
        items = [self.vp(form, min(depth, 1) if count < 3 else 0) for _ in range(count)]
        word = self.pick("and", "or", "and")
        joined = coordinate(items, word, self.chance(0.3))
        if word == "or" and count == 2 and self.chance(0.3):
            joined.left.insert(0, ("cc:preconj", cc("either")))
        return joined

    def thing_predicate(self, person: str, depth: int, modal_only: bool) -> Node:
        """What a document or a thing does: include, contain, apply."""
        frame = self.verb(thing=True)
        if not modal_only and self.chance(0.55):
            if self.chance(0.2):
                head = self.vp("inf", depth, frame, short=True).pre("advmod", neg())
                return head.pre("aux", do(person))
            return self.vp(person, depth, frame, short=self.chance(0.7))
        head = self.vp("inf", depth, frame, short=self.chance(0.7))
        return self.with_modal(head, self.modal_choice(person))

    def modal_choice(self, person: str) -> str:
        """A modal, weighted to duties and permissions."""
        if self.chance(0.5):
            return self.pick("must", "may", "must not", "must", "will", "should")
        word = self.rng.choice(MODALS)
        return "must" if word.startswith("do") else word

    def with_modal(self, head: Node, words: str, label: str = "aux") -> Node:
        """Put a modal, and what goes with it, before a verb phrase."""
        parts = {"cannot": [("aux", modal("can")), ("advmod", neg())],
                 "won't": [("aux", modal("wo")), ("advmod", neg(True))],
                 "can't": [("aux", modal("ca")), ("advmod", neg(True))]}  # fmt: skip
        if words in parts:
            deps = parts[words]
            if words == "cannot":
                deps[1][1].glued = True
        else:
            first, *rest = words.split()
            deps = [(label, modal(first))]
            deps += [("advmod", neg() if w == "not" else adv(w)) for w in rest]
        for name, node in reversed(deps):
            head.pre(name, node)
        return head

    def obliged(self, person: str, depth: int) -> Node:
        """Is required to, needs to, has to, is responsible for, is allowed to, is to."""
        kind = self.pick("required", "need", "have", "responsible", "allowed", "is to", "entitled",
                         "able", "must be")  # fmt: skip
        inner = self.vp("inf", depth)
        if kind == "is to":
            return inner.pre("mark", to()).pre("aux", be(person))
        if kind == "need":
            return verb_word("need", person).post("xcomp", inner.pre("mark", to()))
        if kind == "have":
            return verb_word("have", person).post("xcomp", inner.pre("mark", to()))
        if kind == "responsible":
            head = Node(kind, kind, "ADJ", "JJ", "Degree=Pos").pre("cop", be(person))
            doing = self.vp("prs", depth, short=True).pre("mark", sconj("for"))
            return head.post("advcl", doing)
        if kind == "able":
            head = Node(kind, kind, "ADJ", "JJ", "Degree=Pos").pre("cop", be(person))
            return head.post("xcomp", inner.pre("mark", to()))
        lemma = {"required": "require", "allowed": "allow", "entitled": "entitle",
                 "must be": "authorise"}[kind]  # fmt: skip
        head = verb_word(lemma, "pass")
        not_ = neg() if self.chance(0.25) else None
        if kind == "must be":
            head.pre("aux:pass", be("inf")).pre("advmod", not_).pre("aux", modal("must"))
        else:
            head.pre("advmod", not_).pre("aux:pass", be(person))
        return head.post("xcomp", inner.pre("mark", to()))

    def passive_vp(self, depth: int, frame: Verb) -> Node:
        """A passive participle with its agent or complement, without auxiliaries."""
        head = verb_word(frame.lemma, "pass")
        if frame.particle:
            head.post("compound:prt", Node(frame.particle, frame.particle, "ADP", "RP"))
        if not frame.particle and self.chance(0.15):
            head.right += self.shared_verbs(head)
        if self.chance(0.3):
            agent = self.np("PO", depth - 1 if depth > 0 else 0)
            head.post("obl:agent", agent.pre("case", adp("by")))
        elif frame.preps and self.chance(0.5):
            head.post("obl", self.pp(*self.rng.choice(frame.preps), depth - 1))
        if self.chance(0.12):
            head.pre("advmod", adv(self.rng.choice(MANNER)))
        if depth > 0 and self.chance(0.15):
            head.post("obl", self.time_limit(0))
        return head

    def passive_verb(self, code: str) -> Verb:
        """A verb that is used in the passive and takes the class as its object."""
        return self.verb(lambda v: "p" in v.flags and code in v.objects)

    def passive_clause(self, depth: int, modal_only: bool = False) -> Node:
        """A finite passive with its subject."""
        code = self.pick("I", "I", "T", "E", "M", "P", "L", "Q")
        subj = self.np(code, depth if self.chance(0.6) else 0)
        head = self.passive_vp(depth, self.passive_verb(code))
        self.passive_aux(head, "3p" if subj.plural else "3s", modal_only)
        if depth > 0 and self.chance(0.15):
            self.exception(head, depth - 1)
        return head.pre("nsubj:pass", subj)

    def passive_aux(self, head: Node, person: str, modal_only: bool = False) -> None:
        """Is, has been, must be, is to be, will not be."""
        roll = self.rng.random()
        if roll < 0.35 and not modal_only:
            if self.chance(0.2):
                head.pre("advmod", neg() if self.chance(0.7) else adv("only"))
            head.pre("aux:pass", be(person))
        elif roll < 0.47 and not modal_only:
            head.pre("aux:pass", be("perf"))
            if self.chance(0.2):
                head.pre("advmod", neg())
            head.pre("aux", have(person))
        elif roll < 0.52:
            head.pre("aux:pass", be("inf")).pre("mark", to()).pre("aux", be(person))
        else:
            head.pre("aux:pass", be("inf"))
            self.with_modal(head, self.modal_choice(person))

    def copular_clause(self, depth: int) -> Node:
        """Subject, be, and an adjective or a noun phrase."""
        subj, person = self.subject(depth if self.chance(0.5) else 0)
        human = subj.noun_class in ("P", "O") or subj.form in ("we", "you", "they")
        return self.copular(person, depth, human).pre("nsubj", subj)

    def copular(self, person: str, depth: int, human: bool = False) -> Node:
        """A predicate with a copula."""
        if self.chance(0.75):
            words = ("eligible aware liable accountable absent available" if human else
                     "confidential accurate necessary available current safe complete secure "
                     "unlawful valid appropriate urgent unsafe")  # fmt: skip
            word = self.rng.choice(words.split())
            head = Node(word, word, "ADJ", "JJ", "Degree=Pos")
            prep = {"available": ("to", "P"), "eligible": ("for", "M"), "aware": ("of", "E"),
                    "liable": ("for", "EM"), "accountable": ("for", "E")}.get(word)  # fmt: skip
            if prep and self.chance(0.7):
                head.post("obl", self.np(prep[1], depth - 1).pre("case", adp(prep[0])))
        else:
            head = self.simple_np("P" if human else self.pick("I", "E"), depth)
        if self.chance(0.3):
            head.pre("cop", be("inf"))
            return self.with_modal(head, self.modal_choice(person))
        if self.chance(0.15):
            head.pre("advmod", neg())
        return head.pre("cop", be(person))

    # modifiers of nouns

    def relative(self, node: Node, depth: int) -> Node:
        """A relative clause, with comma when it is set off."""
        person = "3p" if node.plural else "3s"
        human = node.noun_class == "P"
        aside = node.upos == "NOUN" and self.chance(0.12)
        word = "who" if human else ("which" if aside else self.pick("that", "that", "which"))
        rel = Node(word, word, "PRON", "WP" if human else "WDT", "PronType=Rel")
        roll = self.rng.random()
        if (human and roll < 0.8) or roll < 0.25:
            head = (
                self.mixed_active(person, depth)
                if human and self.chance(0.1)
                else (
                    self.copular(person, depth, human)
                    if self.chance(0.2)
                    else self.predicate(person, depth, thing=node.noun_class not in ("P", "O"))
                )
            )
            head.pre("nsubj", rel)
        elif roll < 0.7 or human:
            head = self.relative_passive(node, person, depth, rel)
        else:
            head = self.object_relative(node, depth, rel, aside)
        if aside:
            head.pre("punct", pun(",")).post("punct", soft_comma())
        return head

    def relative_passive(self, node: Node, person: str, depth: int, rel: Node) -> Node:
        """A relative clause in the passive, sometimes with two auxiliaries for one verb."""
        code = node.noun_class if node.noun_class in "PITEMLQ" else "I"
        if self.chance(0.18):
            both = self.mismatched_passive(person, depth, code)
            return both.pre("nsubj" if both.upos == "AUX" else "nsubj:pass", rel)
        head = self.passive_vp(depth, self.passive_verb(code or "I"))
        self.passive_aux(head, person)
        return head.pre("nsubj:pass", rel)

    def object_relative(self, node: Node, depth: int, rel: Node, aside: bool) -> Node:
        """A relative clause on the object, with or without its pronoun."""
        code = node.noun_class if node.noun_class in "ITEMLQ" else "I"
        frame = self.verb(lambda v: (code or "I") in v.objects and not v.particle)
        subj, person = self.subject(0)
        head = verb_word(frame.lemma, "inf")
        if self.chance(0.5):
            self.with_modal(head, self.modal_choice(person))
        else:
            head = verb_word(frame.lemma, person)
        if frame.preps and self.chance(0.4):
            head.post("obl", self.pp(*self.rng.choice(frame.preps), depth - 1))
        head.pre("nsubj", subj)
        if aside or self.chance(0.5):
            head.pre("obj", rel)
        return head

    def reduced(self, node: Node, depth: int) -> Node:
        """A participle or infinitive after a noun."""
        if node.noun_class not in ("P", "O") and self.chance(0.2):
            return self.set_out_in()
        roll = self.rng.random()
        code = node.noun_class if node.noun_class in "PITEMLQ" else "I"
        if roll < 0.6 and node.noun_class != "O" and node.upos == "NOUN":
            return self.passive_vp(depth, self.passive_verb(code or "I"))
        if node.noun_class in "PO" and node.noun_class:
            return self.vp("ger", depth, short=True)
        head = verb_word(self.pick("relate", "belong", "apply"), "ger")
        return head.post("obl", self.np("EPI", depth).pre("case", adp("to")))

    def set_out_in(self) -> Node:
        """Set out in clause 4, defined by the Act, listed in Schedule 1."""
        lemma, preps = self.rng.choice(
            [("set", "in under"), ("describe", "in"), ("list", "in at"), ("specify", "in by under"),
             ("define", "in by"), ("mention", "in"), ("require", "by under"), ("make", "under"),
             ("outline", "in"), ("refer", "in"), ("identify", "in"), ("issue", "under by")]
        )  # fmt: skip
        head = verb_word(lemma, "pass")
        if lemma == "set":
            head.post("compound:prt", Node("out", "out", "ADP", "RP"))
        if lemma == "refer":
            head.post("obl", adp("to"))
        prep = self.rng.choice(preps.split())
        label = "obl:agent" if prep == "by" else "obl"
        return head.post(label, self.reference().pre("case", adp(prep)))

    # shared complements

    def mismatched_passive(self, person: str, depth: int, code: str) -> Node:
        """Has or will be enrolled; is or is to be; can and must be; without subject."""
        head = self.passive_vp(depth, self.passive_verb(code))
        kind = self.pick("has or will be", "is or will be", "may or must be", "has been or will be",
                         "is or is approved")  # fmt: skip
        word = self.pick("or", "or", "and", "and/or")
        later = modal(self.pick("will", "may", "must", "can", "should"))
        if kind == "is or is approved":
            return self.is_or_is_approved(person, depth)
        head.pre("aux:pass", be("inf"))
        others = [w for w in ("may", "can", "should") if w != later.form]
        first = have(person) if kind.startswith("has") else modal(self.rng.choice(others))
        if kind.startswith("is"):
            first = be(person)
        self.join_aux(first, later, word)
        if kind == "has been or will be":
            been = be("perf")
            head.left = [d for d in head.left if d[1].lemma != "be"]
            been.post("conj", be("inf").pre("aux", later).pre("cc", cc(word)))
            first.right = []
            later.left = []
            return head.pre("aux:pass", been).pre("aux", first)
        return head.pre("aux:pass" if first.lemma == "be" else "aux", first)

    def join_aux(self, first: Node, later: Node, word: str) -> None:
        """Coordinate two auxiliaries."""
        if word == "and/or":
            word = "or"
        later.pre("cc", cc(word))
        first.post("conj", later)

    def is_or_is_approved(self, person: str, depth: int) -> Node:
        """An auxiliary whose predicate is only said after the second verb."""
        lemma = self.pick("approve", "require", "expect", "intend", "authorise", "permit")
        second = verb_word(lemma, "pass").pre("aux:pass", be(person))
        if self.chance(0.5):
            goal = self.simple_np("L", 0).pre("case", adp(self.pick("in", "on", "at")))
        else:
            word = self.pick(
                "public", "available", "confidential", "present", "accessible", "secure"
            )
            goal = Node(word, word, "ADJ", "JJ", "Degree=Pos")
        goal.pre("cop", be("inf")).pre("mark", to())
        second.post("xcomp", goal).pre("cc", cc(self.pick("or", "or", "and")))
        return be(person).post("conj", second)

    def mixed_active(self, person: str, depth: int) -> Node:
        """May or must keep; has or will keep; may or is required to keep."""
        kind = self.rng.random()
        if kind < 0.5:
            head = self.vp("inf", depth)
            first = modal(self.pick("may", "can", "will", "should"))
            self.join_aux(first, modal(self.pick("must", "shall", "might")), self.pick("or", "and"))
            return head.pre("aux", first)
        first = modal(self.pick("may", "can", "must")) if kind < 0.8 else have(person)
        second = verb_word(self.pick("require", "expect", "allow"), "pass").pre(
            "aux:pass", be(person)
        )
        second.post("xcomp", self.vp("inf", depth).pre("mark", to()))
        if kind >= 0.8:
            second = self.with_modal(self.vp("inf", depth), self.pick("will", "may", "will"))
        return first.post("conj", second.pre("cc", cc("or")))

    # contractions

    def contract(self, root: Node) -> None:
        """Shorten some auxiliaries and negations."""
        order = list(root.walk())
        clitics = {"will": "'ll", "are": "'re", "have": "'ve"}
        hosts = ("do", "does", "is", "are", "must", "should", "has", "have")
        for before, node in pairwise(order):
            if before.upos == "PRON" and before.form.lower() in ("we", "you", "they"):
                if node.upos == "AUX" and node.form in clitics and self.chance(0.12):
                    node.form, node.glued = clitics[node.form], True
            elif node.form == "not" and before.form.lower() in hosts and self.chance(0.08):
                node.form, node.glued = "n't", True

    # references

    def reference(self) -> Node:
        """Section 4.2, clause 12, Schedule 3, the Privacy Act 2011, this policy."""
        roll = self.rng.random()
        if roll < 0.5:
            word = self.pick("section", "clause", "Part", "Schedule", "Section", "item", "step",
                             "paragraph", "Appendix", "Chapter", "Attachment", "rule")  # fmt: skip
            head = Node(word, word.lower(), "NOUN", "NN", "Number=Sing")
            value = str(self.rng.randint(1, 40))
            if self.chance(0.35):
                value += f".{self.rng.randint(1, 12)}"
            head.post("flat", number(value))
            if self.chance(0.25):
                letter = Node(self.pick(*"abcdefg"), "", "X", "LS", glued=True)
                letter.lemma = letter.form
                opener = pun("(")
                opener.glued = True
                head.post("dep", letter.pre("punct", opener).post("punct", pun(")")))
            if self.chance(0.25):
                head.post("nmod", self.document().pre("case", adp("of")))
            return head
        return self.act() if roll < 0.75 else self.document()

    def document(self) -> Node:
        """This policy, the procedure, these terms."""
        word = self.pick(
            "policy", "procedure", "code", "agreement", "standard", "guideline", "plan"
        )
        node = Node(word, word, "NOUN", "NN", "Number=Sing")
        return node.pre("det", det(self.pick("this", "the", "that", "this")))

    def act(self) -> Node:
        """A statute with its year."""
        names = ("Privacy Public Health Records Education Safety Work Transport Housing Data "
                 "Finance Employment Archives").split()  # fmt: skip
        head = Node(
            w := self.pick("Act", "Regulation", "Act", "Code"), w, "PROPN", "NNP", "Number=Sing"
        )
        name = self.rng.choice(names)
        tag = ("NNPS", "Number=Plur") if name in ("Records", "Archives") else ("NNP", "Number=Sing")
        head.pre("compound", Node(name, name, "PROPN", *tag)).pre("det", det("the"))
        if self.chance(0.7):
            head.post("nmod:unmarked", number(str(self.rng.randint(1965, 2024))))
        return head
