"""The places where a response names its sender, a module each."""
