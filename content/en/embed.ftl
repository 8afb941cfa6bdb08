# A lab alone in somebody's page.
embed-open = Open in the full app
embed-open-title = Opens this scenario at this step in a new window
embed-default = { $problem } The default is used.

# The dialog that gives what to paste.
embed = Embed
embed-title = Put this lab into your own page
embed-what = The lab stands there alone, with this scenario, at this step.
embed-form = Where
embed-controls = With
embed-controls-none = picture and explanation only
embed-controls-player = player bar
embed-controls-full = player bar, editor and tabs
embed-language = Language
embed-language-reader = the reader’s
embed-code = To paste
embed-copy = Copy
embed-copied = It is copied.
embed-select = It could not be copied by itself; it is selected now: copy it with Ctrl+C.
embed-form-iframe = HTML: frame
embed-form-iframe-how = Works in every page that takes HTML. The height is fixed; with the script kernel-wire.js on the page it follows the content.
embed-form-element = HTML: element
embed-form-element-how = The height follows the content, and your page can command the lab. The script is needed once on a page.
embed-form-markdown = Markdown
embed-form-markdown-how = A link, for places that take no HTML. Where Markdown takes HTML, use one of the two forms for HTML.
embed-form-myst = Jupyter Book, MyST
embed-form-myst-how = Works in Jupyter Book and in Sphinx with MyST; in notebooks, put it into a Markdown cell.
embed-form-mkdocs = MkDocs
embed-form-mkdocs-how = Goes into a page’s Markdown as it is. With many embeds, name the script once under extra_javascript instead.
embed-form-moodle = Moodle
embed-form-moodle-how = Paste it in the editor’s HTML view. For completion and scores, use a SCORM package: kw scorm makes one.
embed-form-notion = Notion
embed-form-notion-how = Paste the address into the page and choose “Embed”.

# Exercises as a set.
set-progress = Exercise { $n } of { $count }
set-right = { $n ->
        [one] 1 right at once
       *[other] { $n } right at once
    }
set-done = All { $count } exercises are done; { $right } of them were right at once.
set-last = Finish
