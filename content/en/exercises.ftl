# Exercises of any lab.
exercise-level = Level
exercise-level-n = Level { $n }
exercise-number = Exercise { $seed }
exercise-streak = { $n ->
        [0] none in a row
        [one] one right in a row
       *[other] { $n } right in a row
    }
exercise-best = best: { $n }
exercise-check = Check
exercise-hint = Hint
exercise-solution = Show the solution
exercise-next = Next exercise
exercise-show = Show it in the lab
exercise-right = Right.
exercise-right-late = Right now. The next one counts again.
exercise-wrong = Not right yet.
exercise-malformed = This is not counted.
exercise-key = Answer
exercise-hints = Hints
exercise-steps = Worked out
exercise-keys = Enter checks, and goes on once it is right.
bits-title = Your answer in bits; bit { $bit } is the first that is wrong
bits-given = your answer
bits-wanted = right

# A sheet to print.
sheet = A sheet to print
sheet-count = Exercises
sheet-seed = Seed
sheet-print = Print the sheet
sheet-again = The same level and seed give the same sheet. The key is on a page of its own.
sheet-title = { $lab }: exercises, level { $level }
sheet-of = seed { $seed }
sheet-key = Key

# Notations of answers.
blank-number = A whole number.
blank-address = A whole number, in base ten or as 0x… or 0b….
blank-ip = An IPv4 address, such as 192.0.2.1.
blank-name = A name, such as P2.
blank-ratio = A fraction such as 13/3, or a decimal to two places.
blank-yes = Yes or no.
blank-list = Numbers in their order, such as 7 0 1.
blank-names = Names in their order, such as P1 P2 P1.
blank-word = One of the words of the question.
blank-reached = A number, also as 0x…, or “fault”.
answer-fault = fault
