"""The only sockets of Gander: polite, bounded, to public addresses alone unless the user allows a host."""
