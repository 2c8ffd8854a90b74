"""Noun phrases, verb phrases and what modifies them, drawn from one random stream."""

# ruff: noqa: SIM905 -- word lists are easier to read and to extend as one string

from __future__ import annotations

import random
from collections.abc import Callable

from templates.lexicon import (
    ADJECTIVES,
    ALL_NOUNS,
    ALL_VERBS,
    COMPOUNDS,
    IRREGULAR_PLURALS,
    MANNER,
    MASS,
    PARTICIPLE_ADJ,
    TIME_NOUNS,
    Verb,
)
from templates.tree import Node
from templates.words import (
    PASS,
    POSS,
    PRONOUNS,
    adp,
    adv,
    cc,
    coordinate,
    det,
    ed_form,
    mass_noun,
    neg,
    number,
    pun,
    s_form,
    sconj,
    soft_comma,
    to,
    verb_word,
)


class Phrases:
    """Draws phrases from one random stream; depth falls as phrases nest."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def chance(self, p: float) -> bool:
        """True with probability p."""
        return self.rng.random() < p

    def pick(self, *items: str) -> str:
        """One of the items."""
        return self.rng.choice(items)

    # noun phrases

    def adjective(self, code: str) -> Node:
        """An adjective or participle before a noun, perhaps with an adverb or a hyphen."""
        word = self.rng.choice(ADJECTIVES[code])
        if "-" in word:
            return self.hyphenated(word)
        if word in PARTICIPLE_ADJ:
            lemma = next((v.lemma for v in ALL_VERBS if ed_form(v.lemma) == word), _undo_ed(word))
            return Node(word, lemma, "VERB", "VBN", PASS)
        return Node(word, word, "ADJ", "JJ", "Degree=Pos")

    def hyphenated(self, word: str) -> Node:
        """A hyphenated modifier in three words, headed by the last."""
        first, second = word.split("-")
        if second in ("based", "owned", "related"):
            head = Node(second, {"based": "base", "owned": "own", "related": "relate"}[second],
                        "VERB", "VBN", PASS, glued=True)  # fmt: skip
            label = "compound" if second == "based" else "obl"
            left = Node(first, first, "NOUN", "NN", "Number=Sing")
            if second == "owned" or label == "obl":
                label = "compound"
        elif second in ("time", "hand", "party"):
            head = Node(second, second, "NOUN", "NN", "Number=Sing", glued=True)
            feats = "Degree=Pos"
            if first in ("third", "second"):
                feats += "|NumForm=Word|NumType=Ord"
            left, label = Node(first, first, "ADJ", "JJ", feats), "amod"
            if first == "part":
                left, label = Node(first, first, "NOUN", "NN", "Number=Sing"), "compound"
        else:
            head = Node(second, second, "NOUN", "NN", "Number=Sing", glued=True)
            left, label = Node(first, first, "VERB", "VB", "VerbForm=Inf"), "compound"
        left.post("punct", pun("-"))
        return head.pre(label, left)

    def noun(self, code: str, plural: bool) -> tuple[Node, str]:
        """A bare noun and its complement frame; a hyphen or a compound noun may precede it."""
        lemma, frame = self.rng.choice(ALL_NOUNS[code])
        plural = plural and code not in MASS
        lead = None
        if "-" in lemma:
            first, lemma = lemma.split("-")
            lead = Node(first, first, "NOUN", "NN", "Number=Sing")
        surface = lemma
        if plural:
            surface = IRREGULAR_PLURALS.get(lemma) or s_form(lemma)
        data = lemma == "data"
        tag = ("NNS", "Number=Plur") if plural or data else ("NN", "Number=Sing")
        node = Node(surface, "datum" if data else lemma, "NOUN", *tag, plural=plural or data)
        node.noun_class = code
        if lead:
            node.pre("compound", lead)
        elif self.chance(0.16):
            word = self.rng.choice(COMPOUNDS[code])
            node.pre("compound", self.compound_word(word))
        return node, frame

    def compound_word(self, word: str) -> Node:
        """A noun used before a noun."""
        if word == "data":
            return Node(word, "datum", "NOUN", "NNS", "Number=Plur")
        if word == "records":
            return Node(word, "record", "NOUN", "NNS", "Number=Plur")
        if word in ("training", "parking", "planning", "meeting"):
            return Node(word, word, "NOUN", "NN", "Number=Sing")
        return Node(word, word, "NOUN", "NN", "Number=Sing")

    def np(self, classes: str, depth: int = 2, bare: bool = False, definite: bool = False) -> Node:
        """A noun phrase of one of the classes, modified while depth lasts."""
        if "P" in classes and self.chance(0.12):
            return self.staff(depth)
        if depth > 0 and self.chance(0.14):
            return self.np_coordination(classes, depth)
        if depth > 0 and not bare and self.chance(0.025):
            return self.some_of(classes)
        if depth > 0 and not bare and set(classes) & set("EQ") and self.chance(0.05):
            return self.duty(depth)
        return self.simple_np(self.rng.choice(classes), depth, bare, definite)

    def duty(self, depth: int) -> Node:
        """The right, duty, failure or decision to do something."""
        head = mass_noun(self.pick("right", "duty", "failure", "decision", "request", "need",
                                   "opportunity", "intention", "refusal", "attempt"))  # fmt: skip
        head.noun_class = "E"
        self.determine(head, False, 0)
        return head.post("acl", self.vp("inf", depth - 1, short=True).pre("mark", to()))

    def some_of(self, classes: str) -> Node:
        """Any of the, all of our, each of these."""
        code = self.rng.choice([c for c in classes if c not in MASS] or ["I"])
        head = det(self.pick("any", "all", "each", "some"))
        noun, _ = self.noun(code, True)
        noun.pre("det", det(self.pick("the", "these", "the")))
        head.plural, head.noun_class = head.form in ("all", "some"), code
        return head.post("nmod", noun.pre("case", adp("of")))

    def staff(self, depth: int) -> Node:
        """Staff, people and pronouns for persons."""
        word = self.pick("staff", "people", "anyone", "everyone", "personnel", "staff")
        if word in ("anyone", "everyone"):
            kind = "Ind" if word == "anyone" else "Tot"
            node = Node(word, word, "PRON", "NN", f"Number=Sing|PronType={kind}")
        elif word == "people":
            node = Node(word, "person", "NOUN", "NNS", "Number=Plur", plural=True)
        else:
            node = Node(word, word, "NOUN", "NN", "Number=Sing", plural=True)
        node.noun_class = "P"
        if node.upos == "NOUN" and self.chance(0.3):
            adjective = self.adjective("P")
            node.pre(_modifier_label(adjective), adjective)
        if node.upos == "NOUN" and self.chance(0.3):
            node.pre("det", det(self.pick("all", "all", "any")))
        if depth > 0 and self.chance(0.3 if node.upos == "NOUN" else 0.7):
            self.modify(node, depth - 1)
        return node

    def simple_np(self, code: str, depth: int, bare: bool = False, definite: bool = False) -> Node:
        """One noun with its determiner, adjectives, complements and clauses."""
        node, frame = self.noun(code, self.chance(0.5))
        if self.chance(0.38):
            self.premodify(node, code, depth)
        if not bare:
            self.determine(node, definite, depth)
        if depth > 0 and frame and self.chance(0.45):
            prep, _, classes = frame.partition(":")
            node.post("nmod", self.np(classes, depth - 1).pre("case", adp(prep)))
        if code in "PO" and self.chance(0.08):
            _raise_term(node)
        if code == "M" and self.chance(0.15):
            node.post("nmod", self.amount().pre("case", adp(self.pick("of", "over", "under"))))
        elif depth > 0 and self.chance(0.2):
            self.modify(node, depth - 1)
        return node

    def premodify(self, node: Node, code: str, depth: int) -> None:
        """One adjective, two, or a coordination of two."""
        first = self.adjective(code)
        if self.chance(0.18):
            second = self.adjective(code)
            if second.form != first.form:
                if self.chance(0.5) and "NOUN" not in (first.upos, second.upos):
                    coordinate([first, second], self.pick("and", "or", "or"))
                else:
                    node.pre(_modifier_label(second), second)
        node.pre(_modifier_label(first), first)

    def determine(self, node: Node, definite: bool, depth: int) -> None:
        """A determiner, a possessive, a numeral, or nothing where English allows it."""
        roll = self.rng.random()
        if roll < 0.13:
            word = self.pick("their", "our", "your", "its")
            if self.chance(0.1):
                node.pre("amod", Node("own", "own", "ADJ", "JJ", "Degree=Pos"))
            node.pre("nmod:poss", Node(word, POSS[word][0], "PRON", "PRP$", POSS[word][1]))
        elif roll < 0.19 and depth > 0:
            owner = self.simple_np(self.pick("P", "O"), 0)
            mark = "’" if owner.form.endswith("s") else self.pick("'s", "’s")
            owner.post("case", Node(mark, "'s", "PART", "POS", glued=True))
            node.pre("nmod:poss", owner)
        elif roll < 0.23 and node.plural:
            node.pre("nummod", number(self.pick("two", "three", "five", "10", "12", "20")))
            if self.chance(0.3):
                node.pre("det", det("the"))
        else:
            self.article(node, definite)

    def article(self, node: Node, definite: bool) -> None:
        """A determiner that agrees with the noun."""
        if node.plural:
            word = self.pick(
                "the", "the", "all", "any", "any", "", "", "", "", "", "these", "those", "no"
            )
        elif node.noun_class in MASS:
            word = self.pick("", "", "", "any", "all", "the", "this", "no")
        else:
            word = self.pick("the", "the", "the", "the", "the", "a", "a", "a", "a", "a", "a", "any",
                             "any", "each", "this", "every", "another", "no")  # fmt: skip
        if definite and word not in ("the", "this", "these", "all"):
            word = "the"
        if word == "" and self.chance(0.06):
            other = self.pick("such", "other", "such")
            node.pre("amod", Node(other, other, "ADJ", "JJ", "Degree=Pos"))
        if word == "no" and self.chance(0.95):
            word = "any"
        if word == "a":
            first = next(node.walk()).form
            word = (
                "an" if first[0] in "aeio" or first.startswith(("un", "ur", "up", "hon")) else "a"
            )
            word = "a" if first.startswith(("uni", "use", "eu", "one")) else word
        if word:
            node.pre("det", det(word))

    def modify(self, node: Node, depth: int) -> None:
        """A relative clause, reduced relative, prepositional phrase or parenthesis."""
        roll = self.rng.random()
        if roll < 0.4:
            node.post("acl:relcl", self.relative(node, depth))
        elif roll < 0.65:
            node.post("acl", self.reduced(node, depth))
        elif roll < 0.8:
            node.post("nmod", self.place_or_source(node, depth))
        elif roll < 0.88:
            node.post("amod", self.other_than(depth)) if self.chance(0.5) else node.post(
                "nmod", self.such_as(node, depth)
            )
        elif roll < 0.94:
            node.post("amod", self.adjective_phrase(depth))
        else:
            node.post(*self.parenthesis(node))

    def place_or_source(self, node: Node, depth: int) -> Node:
        """A prepositional phrase that only makes sense with a noun."""
        if node.noun_class in "PO":
            prep, classes = self.rng.choice(
                [("from", "O"), ("with", "QE"), ("at", "L"), ("of", "O")]
            )
        elif node.noun_class in "IQ":
            prep, classes = self.rng.choice([("about", "PE"), ("from", "PO"), ("of", "PO")])
        else:
            prep, classes = self.rng.choice([("of", "PO"), ("at", "L"), ("under", "I")])
        return self.np(classes, depth).pre("case", adp(prep))

    def adjective_phrase(self, depth: int) -> Node:
        """A postposed adjective with its complement."""
        word, prep = self.rng.choice(
            [("relevant", "to"), ("subject", "to"), ("necessary", "for"), ("suitable", "for"),
             ("responsible", "for"), ("available", "to"), ("likely", ""), ("due", "under")]
        )  # fmt: skip
        head = Node(word, word, "ADJ", "JJ", "Degree=Pos")
        if not prep:
            return head.post("xcomp", self.vp("inf", depth).pre("mark", to()))
        classes = {"to": "EI", "for": "E", "under": "I"}[prep]
        return head.post("obl", self.np(classes, depth).pre("case", adp(prep)))

    def other_than(self, depth: int) -> Node:
        """Other than with a noun phrase, as EWT does it."""
        head = Node("other", "other", "ADJ", "JJ", "Degree=Pos")
        return head.post("obl", self.np("PIT", depth).pre("case", adp("than")))

    def such_as(self, node: Node, depth: int) -> Node:
        """Such as or including with examples."""
        code = node.noun_class if node.noun_class else "I"
        item = self.np_list(code, 0, self.rng.randint(1, 3))
        if self.chance(0.5):
            such = Node("such", "such", "ADJ", "JJ", "Degree=Pos|ExtPos=ADP")
            return item.pre("case", such.post("fixed", adp("as")))
        item.pre("case", adp("including"))
        return item.pre("punct", pun(",")).post("punct", soft_comma()) if self.chance(0.6) else item

    def parenthesis(self, node: Node) -> tuple[str, Node]:
        """A gloss or a cross-reference in brackets."""
        if self.chance(0.5):
            inner = self.reference()
            see = verb_word("see", "imp").post("obj", inner)
            see.pre("punct", pun("(")).post("punct", pun(")"))
            return "parataxis", see
        inner = self.np(node.noun_class or "I", 0)
        inner.pre("punct", pun("(")).post("punct", pun(")"))
        return "appos", inner

    def np_list(self, code: str, depth: int, count: int, word: str = "") -> Node:
        """Coordinated noun phrases of one class."""
        word = word or self.pick("and", "and", "or")
        plural = self.chance(0.6)
        items: list[Node] = []
        for _ in range(count):
            bare = plural or code in MASS
            item = self.list_item(code, depth, bare)
            if all(item.form != other.form for other in items):
                items.append(item)
        if len(items) == 1:
            return items[0]
        shared = items[0].left[0:1] == []
        if shared and self.chance(0.3):
            items[0].pre("det", det(self.pick("the", "any", "all") if items[0].plural else "any"))
        fixed = {"det", "nmod:poss", "nummod"} & {label for label, _ in items[-1].left}
        if self.chance(0.08) and not fixed:
            items[-1].pre("amod", Node("other", "other", "ADJ", "JJ", "Degree=Pos"))
            if self.chance(0.6) and code not in MASS:
                items[-1].pre("det", det("any"))
        joined = coordinate(items, word, self.chance(0.3))
        if self.chance(0.08):
            _widen_coordinator(items[-1], self.pick("and/or", "as well as", "and/or"))
        joined.plural = joined.plural or word == "and"
        return joined

    def list_item(self, code: str, depth: int, bare: bool) -> Node:
        """An item of a coordination."""
        if not bare:
            return self.simple_np(code, depth)
        node, frame = self.noun(code, True)
        if self.chance(0.3):
            self.premodify(node, code, 0)
        if depth > 0 and frame and self.chance(0.25):
            prep, _, classes = frame.partition(":")
            node.post("nmod", self.simple_np(classes[0], 0).pre("case", adp(prep)))
        return node

    def np_coordination(self, classes: str, depth: int) -> Node:
        """A coordination, sometimes closed by a clause that modifies all items or the last."""
        code = self.rng.choice(classes)
        count = self.rng.choice((2, 2, 2, 2, 3, 3, 3, 4, 5, 6))
        joined = self.np_list(code, depth - 1 if count < 4 else 0, count)
        conjuncts = [n for label, n in joined.right if label == "conj"]
        if not conjuncts or depth < 1:
            return joined
        if self.chance(0.25):
            bare = not any(label == "det" for label, _ in conjuncts[-1].left)
            target = joined if bare else conjuncts[-1]
            if target is joined and any(label in ("nmod", "acl") for label, _ in joined.right):
                target = conjuncts[-1]
            self.modify(target, depth - 1)
        elif len(conjuncts) == 1 and self.chance(0.15):
            label = next((n.form for lab, n in conjuncts[0].left if lab == "cc"), "and")
            joined.pre("cc:preconj", cc("both" if label == "and" else "either"))
        return joined

    # verb phrases

    def verb(self, want: Callable[[Verb], bool] | None = None, thing: bool = False) -> Verb:
        """A verb frame that meets a condition; ``thing`` says that the subject has no will."""
        while True:
            frame = self.rng.choice(ALL_VERBS)
            if ("n" in frame.flags) == thing and (want is None or want(frame)):
                return frame

    def vp(
        self, form: str, depth: int = 2, frame: Verb | None = None, short: bool = False,
        thing: bool = False,
    ) -> Node:  # fmt: skip
        """A verb phrase headed by a verb in the given form."""
        frame = frame or self.verb(thing=thing)
        head = verb_word(frame.lemma, form)
        if frame.particle:
            part = Node(frame.particle, frame.particle, "ADP", "RP")
            head.post("compound:prt", part)
        if "c" in frame.flags and depth > 0 and self.chance(0.4):
            return head.post("ccomp", self.that_clause(depth - 1))
        if "w" in frame.flags and depth > 0 and self.chance(0.35):
            return head.post("ccomp", self.whether(depth - 1))
        if "x" in frame.flags and depth > 0 and (self.chance(0.4) or frame.lemma == "intend"):
            return head.post("xcomp", self.vp("inf", depth - 1).pre("mark", to()))
        self.complements(head, frame, depth)
        if not short:
            self.adjuncts(head, depth)
        return head

    def whether(self, depth: int) -> Node:
        """An indirect question."""
        mark = sconj("whether")
        if self.chance(0.25):
            mark.feats = "ExtPos=SCONJ"
            mark.post("fixed", cc("or")).post("fixed", neg())
        return self.clause(depth).pre("mark", mark)

    def complements(self, head: Node, frame: Verb, depth: int) -> None:
        """The object and the prepositional complement of a frame."""
        if "i" in frame.flags and self.chance(0.3):
            head.post("iobj", self.np("PO", 0)).post("obj", self.np(frame.objects, depth - 1))
            return
        objects = frame.objects.replace("-", "")
        if objects:
            sharing = "p" in frame.flags and not frame.particle and depth > 0
            if sharing and self.chance(0.1):
                head.right[:0] = self.shared_verbs(head)
            head.post("obj", self.obj(objects, depth))
        if frame.preps and self.chance(0.5 if objects else 0.9):
            head.post("obl", self.pp(*self.rng.choice(frame.preps), depth - 1))

    def shared_verbs(self, head: Node) -> list[tuple[str, Node]]:
        """More verbs before a shared object, which hangs on the first verb."""
        form = _form_of(head)
        word, count = self.pick("and", "or", "or"), self.rng.choice((1, 1, 1, 2, 2, 3))
        others: list[Node] = []
        while len(others) < count:
            verb = self.verb(lambda v: v.objects[0] == "I" and not v.particle)
            if verb.lemma not in (head.lemma, *(o.lemma for o in others)):
                others.append(verb_word(verb.lemma, form))
        dummy = coordinate([Node("", "", "", ""), *others], word, self.chance(0.2))
        return dummy.right

    def obj(self, classes: str, depth: int) -> Node:
        """An object: a noun phrase, a pronoun, or a free relative."""
        if self.chance(0.03):
            word = self.pick("it", "them")
            feats = ("Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs" if word == "it"
                     else PRONOUNS["them"][1])  # fmt: skip
            return Node(word, "it" if word == "it" else "they", "PRON", "PRP", feats)
        return self.np(classes, depth)

    def pp(self, prep: str, classes: str, depth: int) -> Node:
        """A prepositional phrase; D is a duration."""
        if classes == "D":
            return self.duration().pre("case", adp("for"))
        if prep == "between":
            return self.simple_np(classes[0], 0, bare=True).pre("case", adp(prep))
        return self.np(classes, depth).pre("case", adp(prep))

    def duration(self, modify: bool = True) -> Node:
        """Seven years, 30 working days, at least two weeks, a period of ..."""
        amount = self.pick("two", "three", "five", "seven", "10", "12", "14", "24", "30", "90")
        word = self.rng.choice(TIME_NOUNS)
        head = Node(word + "s", word, "NOUN", "NNS", "Number=Plur", plural=True)
        num = number(amount)
        if modify and self.chance(0.2):
            least = Node(self.pick("least", "most"), "", "ADJ", "JJS", "Degree=Sup")
            least.lemma = "little" if least.form == "least" else "much"
            num.pre("obl", least.pre("case", adp("at")))
            least.left[0][1].feats = "ExtPos=ADV"
        if word in ("day", "hour") and self.chance(0.4):
            kind = self.pick("business", "calendar", "working") if word == "day" else "business"
            if kind == "working":
                head.pre("amod", Node(kind, "work", "VERB", "VBG", "VerbForm=Ger"))
            else:
                head.pre("compound", Node(kind, kind, "NOUN", "NN", "Number=Sing"))
        return head.pre("nummod", num)

    def adjuncts(self, head: Node, depth: int) -> None:
        """Time, manner, place, purpose, exception and condition after a verb phrase."""
        if self.chance(0.12):
            manner = adv(self.rng.choice(MANNER))
            has_obj = any(label in ("obj", "iobj", "conj") for label, _ in head.right)
            imperative = head.feats.startswith("Mood=Imp")
            if self.chance(0.5) or imperative or not has_obj:
                head.post("advmod", manner)
            else:
                head.inner("advmod", manner)
        if self.chance(0.06):
            self.set_time(head)
        elif self.chance(0.16):
            head.post("obl", self.time_limit(depth))
        elif depth > 0 and self.chance(0.14):
            head.post("obl", self.manner_pp(depth - 1))
        if depth > 0 and self.chance(0.1):
            head.post("advcl", self.purpose(depth - 1))
        if depth > 0 and self.chance(0.16):
            self.exception(head, depth - 1)

    def set_time(self, head: Node) -> None:
        """Every year, as soon as practicable, no later than 10 days after the event, only with."""
        roll = self.rng.random()
        if roll < 0.3:
            word = self.rng.choice(TIME_NOUNS[:4])
            node = Node(word, word, "NOUN", "NN", "Number=Sing")
            head.post("obl:unmarked", node.pre("det", det(self.pick("each", "every"))))
        elif roll < 0.55:
            soon = Node("soon", "soon", "ADV", "RB", "Degree=Pos")
            word = self.pick("practicable", "possible")
            end = Node(word, word, "ADJ", "JJ", "Degree=Pos")
            if self.chance(0.4):
                end.pre("advmod", adv("reasonably"))
            head.post(
                "advmod", soon.pre("advmod", adv("as")).post("advcl", end.pre("mark", sconj("as")))
            )
        elif roll < 0.75:
            later = Node("later", "late", "ADV", "RBR", "Degree=Cmp").pre("advmod", adv("no"))
            days = self.duration(False).pre("case", adp("than"))
            event = self.simple_np("E", 0, definite=True).pre("case", adp("after"))
            head.post("advmod", later.post("obl", days.post("nmod", event)))
        elif roll < 0.9:
            clause = self.clause(0).pre("mark", sconj("if"))
            head.post("advcl", clause.pre("advmod", adv("only")))
        else:
            phrase = self.simple_np("Q", 1).pre("case", adp("with"))
            head.post("obl", phrase.pre("advmod", adv("only")))

    def date(self) -> Node:
        """30 June, 1 July 2026, 5 pm: headed by the number."""
        if self.chance(0.25):
            head = number(str(self.rng.randint(1, 12)))
            clock = self.pick("am", "pm")
            lemma = clock[0] + ".m."
            return head.post("nmod:unmarked", Node(clock, lemma, "NOUN", "NN", "Number=Sing"))
        head = number(str(self.rng.randint(1, 30)))
        months = "January February March April June July August September October".split()
        month = self.rng.choice(months)
        head.post("nmod:unmarked", Node(month, month, "PROPN", "NNP", "Number=Sing"))
        if self.chance(0.4):
            head.post("nmod:unmarked", number(str(self.rng.randint(2019, 2035))))
        return head

    def amount(self) -> Node:
        """A sum in dollars."""
        head = Node("$", "$", "SYM", "$", "_", open=True)
        digits = self.pick("50", "200", "500", "1,000", "2,500", "10,000")
        return head.post("nummod", number(digits))

    def time_limit(self, depth: int) -> Node:
        """Within 30 days, after the meeting, during office hours, by the end of the month."""
        if self.chance(0.1):
            return self.date().pre("case", adp(self.pick("by", "before", "after", "from", "until")))
        roll = self.rng.random()
        if roll < 0.45:
            node = self.duration(False).pre(
                "case", adp(self.pick("within", "within", "after", "for"))
            )
            if self.chance(0.4):
                node.post("nmod", self.simple_np("E", 0, definite=True).pre("case", adp("of")))
            return node
        if roll < 0.7:
            return self.simple_np("E", min(depth, 1)).pre(
                "case", adp(self.pick("before", "after", "during"))
            )
        if roll < 0.85:
            end = Node("end", "end", "NOUN", "NN", "Number=Sing").pre("det", det("the"))
            period = Node(
                w := self.pick("month", "shift", "year", "day"), w, "NOUN", "NN", "Number=Sing"
            )
            end.post("nmod", period.pre("det", det("the")).pre("case", adp("of")))
            return end.pre("case", adp(self.pick("by", "before", "at")))
        if self.chance(0.3):
            return mass_noun("reason").pre("det", det("any")).pre("case", adp("for"))
        if self.chance(0.5):
            return mass_noun("time").pre("det", det("any")).pre("case", adp("at"))
        times = Node("times", "time", "NOUN", "NNS", "Number=Plur")
        return times.pre("det", det("all")).pre("case", adp("at"))

    def manner_pp(self, depth: int) -> Node:
        """In writing, in accordance with, without consent, on behalf of, by email."""
        roll = self.rng.random()
        if roll < 0.2:
            return mass_noun("writing").pre("case", adp("in"))
        if roll < 0.4:
            head = mass_noun("accordance").pre("case", adp("in"))
            target = self.reference() if self.chance(0.5) else self.simple_np("I", depth)
            return head.post("nmod", target.pre("case", adp("with")))
        if roll < 0.65:
            return self.simple_np("Q", depth, bare=self.chance(0.4)).pre(
                "case", adp(self.pick("without", "without", "with"))
            )
        if roll < 0.75:
            head = mass_noun("behalf").pre("case", adp("on"))
            return head.post("nmod", self.np("PO", 0).pre("case", adp("of")))
        if roll < 0.88:
            return self.reference().pre("case", adp("under"))
        return mass_noun(self.pick("email", "phone", "post", "letter")).pre("case", adp("by"))

    def purpose(self, depth: int) -> Node:
        """To or in order to with a verb phrase."""
        clause = self.vp("inf", depth, short=True).pre("mark", to())
        if self.chance(0.2):
            order = Node("in", "in", "ADP", "IN", "ExtPos=SCONJ")
            order.post("fixed", Node("order", "order", "NOUN", "NN", "Number=Sing"))
            clause.pre("mark", order)
        return clause

    def exception(self, head: Node, depth: int) -> None:
        """Unless, except, provided that, if, when, before or until, after the main clause."""
        roll = self.rng.random()
        if roll < 0.55:
            word = self.pick("unless", "if", "when", "where", "until", "before", "after", "because",
                             "while", "unless", "once", "so")  # fmt: skip
            clause = self.clause(depth)
            if word == "so":
                so = Node("so", "so", "SCONJ", "IN", "ExtPos=SCONJ")
                clause.pre("mark", so.post("fixed", sconj("that")))
            else:
                clause.pre("advmod" if word in ("when", "where") else "mark", sconj(word))
            if self.chance(0.12):
                clause.pre("punct", pun(","))
            head.post("advcl", clause)
        elif roll < 0.7:
            self.except_phrase(head, depth)
        elif roll < 0.8:
            clause = self.clause(depth).pre("mark", sconj("that"))
            clause.pre("mark", Node("provided", "provide", "VERB", "VBN", PASS))
            head.post("advcl", clause.pre("punct", pun(",")) if self.chance(0.5) else clause)
        elif roll < 0.9:
            word = self.pick("before", "after", "by", "without", "when", "while", "for")
            clause = self.vp("prs", depth, short=True)
            clause.pre("advmod" if word == "when" else "mark", sconj(word))
            head.post("advcl", clause)
        else:
            word = self.pick("if", "where", "unless", "as", "when")
            clause = self.bare_participle(depth)
            clause.pre("advmod" if word in ("when", "where") else "mark", sconj(word))
            head.post("advcl", clause)

    def bare_participle(self, depth: int) -> Node:
        """Required by law, necessary, otherwise agreed: what follows if, unless, as."""
        if self.chance(0.35):
            word = self.pick("possible", "necessary", "practicable", "appropriate", "reasonable")
            return Node(word, word, "ADJ", "JJ", "Degree=Pos")
        lemma = self.pick("require", "permit", "approve", "authorise", "direct", "agree", "state")
        head = verb_word(lemma, "pass")
        if self.chance(0.3):
            head.pre("advmod", adv("otherwise"))
        if lemma in ("require", "permit", "authorise") and self.chance(0.7):
            agent = (Node("law", "law", "NOUN", "NN", "Number=Sing") if self.chance(0.5)
                     else self.reference())  # fmt: skip
            head.post("obl:agent", agent.pre("case", adp("by")))
        return head

    def except_phrase(self, head: Node, depth: int) -> None:
        """Except as, except where, except with, other than."""
        kind = self.pick("as", "where", "with", "for")
        if kind in ("as", "where"):
            clause = self.bare_participle(depth) if kind == "as" else self.clause(depth)
            clause.pre("advmod" if kind == "where" else "mark", sconj(kind))
            clause.pre("mark", adp("except"))
            label = "advcl"
        else:
            clause = self.np("Q" if kind == "with" else "PE", depth)
            clause.pre("case", adp(kind)).pre("case", adp("except"))
            label = "obl"
        head.post(label, clause.pre("punct", pun(",")) if self.chance(0.3) else clause)


def _raise_term(node: Node) -> None:
    """Give a role its capitals, as defined terms have; nothing else changes."""
    for word in (node, *(child for label, child in node.left if label == "compound")):
        word.form = word.form[0].upper() + word.form[1:]


def _widen_coordinator(item: Node, kind: str) -> None:
    """Turn the coordinator before an item into and/or, or as well as."""
    place = next(k for k, (label, _) in enumerate(item.left) if label == "cc")
    if kind == "as well as":
        head = Node("as", "as", "ADV", "RB", "ExtPos=CCONJ")
        head.post("fixed", Node("well", "well", "ADV", "RB", "Degree=Pos"))
        item.left[place] = ("cc", head.post("fixed", adp("as")))
        return
    slash = Node("/", "/", "SYM", "SYM", "_", glued=True, open=True)
    item.left[place] = ("cc", cc("and").post("conj", cc("or").pre("cc", slash)))


def _modifier_label(node: Node) -> str:
    """The label of a word before a noun: a noun is a compound part."""
    return "compound" if node.upos == "NOUN" else "amod"


def _form_of(head: Node) -> str:
    """The form name that made a verb."""
    for form in ("imp", "inf", "ger", "prs", "pass", "perf", "3s", "3p", "1p", "2"):
        if verb_word(head.lemma, form).feats == head.feats:
            return form
    return "inf"


def _undo_ed(word: str) -> str:
    """The lemma of a participle that is no verb of the lexicon."""
    known = {"authorised": "authorise", "qualified": "qualify", "affected": "affect",
             "nominated": "nominate", "written": "write", "hired": "hire", "damaged": "damage",
             "planned": "plan",
             "restricted": "restrict", "shared": "share", "proposed": "propose",
             "agreed": "agree", "suspected": "suspect", "contracted": "contract"}  # fmt: skip
    return known.get(word, word[:-2])
