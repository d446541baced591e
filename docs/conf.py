"""How the documentation is built: `make docs`, or sphinx-build -W -n docs build/docs."""

import logging
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "_ext"), str(HERE.parent / "tools")]

from sphinx.application import Sphinx  # noqa: E402

import nkconflict  # noqa: E402  after the path of the extensions

project = "nkconflict"
author = "the authors of nkconflict"
copyright = author  # noqa: A001  Sphinx's name for it
release = version = nkconflict.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx_copybutton",
    "sphinx_design",
    "drawn",
    "generated",
    "measured",
    "typed",
]
exclude_patterns = ["_ext", "examples/articles", "examples/README.md", "**/.ipynb_checkpoints"]
nitpicky = True

# Markdown, and notebooks kept as Markdown. They are run anew by every build, and one that fails breaks it.
myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True
logging.getLogger("traitlets").setLevel(logging.WARNING)  # not which notebook is being run

# Single backticks in docstrings are code.
default_role = "code"
autodoc_default_options = {"undoc-members": True}
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
add_module_names = False
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = f"nkconflict {release}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0b5c6b", "color-brand-content": "#0b5c6b"},
    "dark_css_variables": {"color-brand-primary": "#6fc7d6", "color-brand-content": "#6fc7d6"},
}
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

# Names of the standard library and of other projects are not looked up, since the build needs no network;
# neither are type variables, nor names that a room keeps to itself.
nitpick_ignore_regex = [("py:.*", r"(?!nkconflict\b).*"), ("py:.*", r".*\.(Kind|Value|Entry|Html|Form)")]

# The notebooks stand among the examples, where people run them; the build takes a copy.
EXAMPLES = HERE.parent / "examples"
shutil.rmtree(HERE / "examples", ignore_errors=True)
shutil.copytree(EXAMPLES, HERE / "examples", ignore=shutil.ignore_patterns(".*", "__pycache__"))


# Pictures are drawn anew, from the claims that ship, whatever is kept of them for the README.
from pictures import main as draw  # noqa: E402  after its path

draw(HERE / "drawn")

BUILT = {"](../../docs/": "](../../", "](../../examples/": "](../examples/", "](../pictures/": "](../drawn/"}
"""Where the build has what a page of the repository links to."""


def as_built(_app: Sphinx, _name: str, source: list[str]) -> None:
    """Let links hold in the build as they do in the repository."""
    for kept, built in BUILT.items():
        source[0] = source[0].replace(kept, built)


def setup(app: Sphinx) -> None:
    """Register what is above."""
    app.connect("source-read", as_built)
