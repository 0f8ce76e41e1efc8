"""The probes, each a folder; `registry.PROBES` lists them in the order in which they are shown."""
