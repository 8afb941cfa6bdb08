# The interface: what all labs share.
product = Kernel & Wire
tagline = Take operating systems and networks apart, step by step, in your browser.
intro = Every picture here is a real model running. Step it, go back, change the past, and read why each thing happened.
skip-to-content = Skip to the content
language = Language
language-ko = 한국어
language-en = English
theme = Theme
theme-light = Light
theme-dark = Dark
theme-system = As the system
home = Home
area-os = Operating systems
area-linux = Linux and open source
area-net = Networks
area-rtc = Real-time communication
area-cloud = Cloud and web
search = Search labs and presets
pictures-hold = Hold the pictures still
pictures-move = Let the pictures move
search-nothing = Nothing found for “{ $query }”.
start-lab = Open the lab
starting-points = { $n ->
    [one] 1 starting point
   *[other] { $n } starting points
 }

# Tool bar of a lab.
pick-own = set in the fields
presets = Starting points
scenario-own = Your own scenario
random = Random
random-title = A random scenario; the seed is { $seed }
import = Import…
import-title = Open a trace, a capture or a scenario file; a capture of ICE together with its log, if there is one
share = Share
share-title = Copy a link that reproduces this screen
share-copied = The link is copied.
share-manual = Copy this link:
save = Save
save-scenario = Scenario (JSON)
save-steps-csv = Steps (CSV)
save-steps-json = Result and steps (JSON)
save-results = Results (Markdown)
save-figure = Picture (SVG)
save-image = Picture (PNG)
save-image-failed = This browser cannot make an image of the picture. Save it as SVG.
save-packets = Packets (pcapng)
print = Print
drop-here = Drop the file to open it here.
imported = “{ $name }” is open here now.
close = Close

# Live: the browser does it itself.
live = Live
live-title = Let this browser connect two real peers and look at what they do
live-what = This page makes two real connections (RTCPeerConnection) in your browser, A and B, and lets them find each other. What they say is shown afterwards as a recording: candidates, descriptions, pairs, statistics. Nothing is sent outside this machine unless you enter a server below; only for names that end in .local may the browser ask on your local network (multicast DNS). Candidates may name addresses of your local network, or random names (ending in .local) in their place; a link to the recording would hold them, too.
live-server = A STUN or TURN server, if you want one asked
live-server-what = Only with a server in these fields are packets sent to it; it then learns your public address.
live-url = Server, e.g. stun:192.0.2.1:3478 or turn:192.0.2.1:3478
live-user = User name (TURN)
live-password = Password (TURN)
live-start = Start
live-stop = Stop and look at it
live-stop-there = Stop and look at it in “{ $lab }”
live-close = Close
live-side = { $who }: { $state }, { $n ->
    [0] no candidate yet
    [one] 1 candidate
   *[other] { $n } candidates
 }
live-connected = Both sides are connected and a pair is nominated.
live-none = This browser has no RTCPeerConnection, or does not let pages use it, so there is no live run here.
live-refused = The browser refused: { $what }
live-name = Live run

# Player.
player = Player
first-step = To the start
step-back = One step back
step-forward = One step forward
last-step = To the end
play = Play
pause = Pause
speed = Speed
speed-value = { $n } steps/s
position = Step
position-text = step { $at } of { $all }, { $clock }
step-count = { $at } / { $all }
time-now = t = { $now }
at-start = Before the first step. Press → or Step to begin.
why = What happened and why
rule-source = rule { $label } · { $source }
source-convention = convention, a setting of the scenario
source-model = convention of this model
source-learner = your change
source-scenario = given by the scenario
source-outside = from outside: the scenario, or your change
changed = New since the last step
running-on = Computing the run: { $n } steps so far…
cancel = Stop here
stopped-here = Stopped at your wish after { $n } steps.
continue-run = Go on
limit-steps = The run was stopped after { $n } steps, the most this page makes. What you see so far is right.
limit-time = The run was stopped after { $n } steps: its clock passed the largest time. What you see so far is right.
picture = Picture
picture-bigger = Show a shorter time, larger
picture-smaller = Show a longer time, smaller
picture-fit = Show what reads well
legend = Legend
kind-plain = plain
kind-progress = progress
kind-wait = waiting
kind-overhead = overhead
kind-message = message
kind-special = special rule
kind-fault = fault, refusal or your change

# Tabs.
tabs = Below the picture
tab-scenario = Scenario
tab-results = Results
tab-compare = Compare
tab-curves = Curves
tab-changes = Change the past
tab-futures = Compare futures
tab-steps = Steps
tab-exercises = Exercises

# Editor.
limits = { $min } to { $max }
limits-count = { $min } to { $max } entries
limits-text = 1 to { $max } characters
limits-ints = each { $min } to { $max }
limits-references = pages { $min } to { $max }; 7w writes to page 7
add-row = Add
remove-row = Remove { $name }
rows-hidden = { $hidden } further rows are not shown here; save the scenario to edit them in a file.
error-kept = This is not in force; the picture shows the last scenario that was right.
yes = yes
no = no
table-more = { $n } further rows are not shown; “Save” writes all of them.

# Results and comparison.
results-wait = The results are here when the run has been computed to its end.
compare-intro = The same scenario with one thing varied. Tick what you want to see side by side.
compare-chart = Side by side{ $unit ->
    [ms] , in ms
    [us] , in µs
    [tick] , in ticks
   *[none] {""}
 }
compare-best = best
compare-here = this scenario
compare-open = Open { $name }
compare-shown = Shown
compare-name = Variant

# Changes of the past.
changes-intro = Choose a step, then change one thing there. Everything before it stays as it was; everything after it is computed anew.
changes-at = After step { $n }
changes-apply = Make this change after step { $n }
changes-none = Nothing has been changed in this run.
changes-list = Changes in this run
changes-go = Go to step { $n }
changes-remove = Undo the change after step { $n }

# Two futures side by side.
futures-there-are = There are { $n } futures of this run now, with the one in which nothing was changed.
futures-see = See both side by side
futures-original = No change
futures-more = { $n ->
    [one] one more
   *[other] { $n } more
 }
futures-without = Without the change
futures-with = With the change
futures-this = This future
futures-other = The other future
futures-opening = The other future is being worked out …
futures-comparing = Looking for the first difference: the same up to step { $n } so far.
futures-no-difference = No difference: every step is the same in both futures.
futures-only-state = Every step is the same in both futures; only the state differs, from step { $n } on.
futures-go-state = Go there
futures-first = { $other ->
    [none] First difference: step { $n }.
   *[other] First difference: step { $n }, beside step { $other }.
 }
futures-by-rule = Another rule decides.
futures-by-case = The same rule applies, but to another case.
futures-by-time = The same thing happens, but at another time.
futures-by-end = One of the two is over by then.
futures-over = It is over: there is no further step.
futures-go = Go to the first difference
futures-are-there = You are there
futures-tree = Futures
futures-shown = shown
futures-beside = beside it
futures-remove = Remove this future and its branches: { $name }
futures-against = Beside it
futures-results = Results that differ
futures-same-results = All results are the same.
futures-same-figures = No measure differs.
futures-result-tables = Where the tables of results differ
futures-measure = Measure
futures-again = Branch again
futures-again-intro = The new future has the changes made up to the present step, and then this one. The others stay.
futures-states = The state at this step
futures-live = Beside it: { $text }
branches-broken = The run of this link is open, but its other futures could not be read.

# Steps tab.
steps-n = Step
steps-at = Time
steps-text = What and why
steps-around = The steps around the present one

# Help.
help = Help
help-title = Keyboard
help-step = one step back, one step forward
help-play = play and pause
help-ends = to the start, to the end
help-zoom = shorter and longer time in the picture
help-help = this help
key-space = Space

# When something goes wrong.
not-found = There is no page at this address.
link-broken = The link could not be opened. The default scenario is shown instead.
live-step = Step { $n }, { $clock }: { $text }

# Curves over many runs.
curves-working = { $done } of { $all } worked out …
curves-table = The numbers

# A whole recording.
tab-recording = Recording
saving-file = Making the file
saving-steps = Making the file: { $done } of { $all } steps…
reading-file = Reading { $name } …
recording-facts = { $name }: { $count } references to { $pages } pages.
recording-picture = Pages over time
recording-time = Reference, counted from the first
recording-pages = Page (hexadecimal), low addresses at the bottom
density-few = few references
density-some = some
density-many = many
density-written = mostly writes
recording-from = From reference
recording-length = How many
recording-step = Step through this place
recording-regions = References by region
region-pages = Pages (hexadecimal)
region-used = Used
region-references = References
region-writes = Writes

# A message opened.
tab-packet = Packet
packet-bytes = Bytes in hexadecimal; arrow keys move
packet-fields = Layers and fields
packet-hint = Point at a field or a byte; a click keeps it lit.
packet-length =
    { $n ->
        [one] 1 byte
       *[other] { $n } bytes
    }
packet-range =
    { $count ->
        [1] byte { $from }
       *[other] bytes { $from }–{ $to } ({ $count })
    }
packet-concluded = not in the bytes: concluded
packet-byte = { $value }: { $what }
packet-wrong = wrong
packet-none = This step sends no packet.
packet-before = The last packet before
packet-after = The next packet
packet-none-before = No step before this one sends a packet.
packet-none-after = No later step sends a packet.

# What is kept in the browser.
storage-blocked = This browser keeps nothing for this page. Everything works; language, theme and your place in the exercises are forgotten when you leave.
storage-full = The browser’s storage for this page is full. Everything works; what you choose now is forgotten when you leave.
storage-damaged = Something kept from your last visit could not be read and was put aside. Everything works, with the usual settings.

# Prediction: the next step is answered before it is shown.
predict-yes = Yes
predict-no = No
predict = Predict the next step
predict-asks-nothing = The next step is no decision.
predict-go-next = To the next question
predict-no-more = There is no further question in this run.
predict-no-practice = No other scenario with this rule was found.
predict-score = { $right } of { $all } predictions right.
predict-right = Step { $n }: right, { $said }.
predict-wrong = Step { $n }: you said { $said }; it is { $right }. The reason is below.
predict-or = or
predict-missed = Rules to practise:
predict-practice = Practise “{ $rule }”
predict-next = Which process gets the CPU next?

# A newcomer's first minute.
first-minute = The first minute
first-place = { $n } of { $all }.
first-step-forward = Press → or the ringed button: the machine makes one step and says why.
first-step-back = Now press ←. Every step can be taken back, as often as you like.
first-predict = Press “Predict the next step” and say what comes: from the list, or by a click in the picture.
first-change = Open “Change the past”, set something else there and press the button below it. From this step on the run takes another way.
first-over = That is all there is to it: step, go back, predict, change the past. Every lab works like this.
first-skip = Skip this
first-done = Done
first-offer = New here? See how it works by doing it, in one minute.
first-begin = Show me
first-not = No, thanks
