"""Documents for a report to show."""

POLICY = """\
# Keys

Staff must act in order to help. Staff may use any device that has or will be enrolled. The manager
keeps a list of all the keys, and with regard to lost keys she tells the owner of the building.

# Visits

- Visitors wear a badge in order to be seen, and hosts meet them at the door.
- Bags &amp; coats stay with the host.
"""
EVIL = "</pre></textarea><script>document.title = 'taken'</script><img src=x onerror=alert(1)>"
HOSTILE = f"""\
# More `{EVIL}`

Ask us in order to know, `{EVIL}`.

```
{EVIL} \u202eright to left
```
"""
