"""Letters as patterns see them, whatever alphabet a name is written in."""

# One capital letter, "É" and "Ł" among them. What has no case passes for one: a word in another script is a name here.
UPPER = r"[^\W\d_a-zß-öø-ÿ]"
