"""What people do with the pages, act by act; the stories put them together."""
