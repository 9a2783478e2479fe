"""What the programs of this folder share."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path


def load(name):
    """Another program of this folder, as a module."""
    loader = SourceFileLoader(name, str(Path(__file__).with_name(name)))
    module = module_from_spec(spec_from_loader(name, loader))
    loader.exec_module(module)
    return module
