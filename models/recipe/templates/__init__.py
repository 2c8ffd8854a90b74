"""Policy-style English sentences built together with their Universal Dependencies trees.

Treebanks hold little of the language of policies. A small compositional grammar draws phrases
(each a tree of words) and combines them; a tree is flattened to CoNLL-U. Every node keeps its
dependents in order on its left and right, so a tree is projective, connected and single-rooted
by construction. Labels, tags and features follow UD English EWT.
"""

from templates.sentences import generate

__all__ = ["generate"]
