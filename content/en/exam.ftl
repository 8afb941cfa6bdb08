# Exams: the instructor's page, the student's, and `kw exam`.
exam = Exams
exam-for-instructors = For instructors
exam-for-instructors-what = Put exercises together as an exam: sheets to print with their keys, a link for each student, and result files that are verified and marked without a server.
exam-desk-link = Make or check an exam

# The instructor's page.
exam-desk-title = An exam without a server
exam-desk-intro = Every student gets the same kinds of questions with numbers of their own, on paper or by a link. What comes back is verified and marked here. Nothing leaves this machine unless you give it away.
exam-make = The exam
exam-name = Title
exam-part = Part { $n }
exam-lab = Lab
exam-count = Questions
exam-part-remove = Remove part { $n }
exam-part-add = Add a part
exam-minutes = Minutes (0: no limit)
exam-seed = Seed
exam-code = Code
exam-code-new = New code
exam-code-what = Result files are signed with the code, and every link carries it. Save the exam file before you give out links: if anything above changes afterwards, the result files no longer fit.
exam-save = Save the exam file
exam-open = Open an exam file
exam-new = New exam
exam-opened = “{ $name }” is open.
exam-new-made = A new exam was begun.
exam-students = Students, paper and links
exam-list = Students, a number or name on each line
exam-list-what = A student’s numbers are made from what stands here: students who type their own name have to spell it the same.
exam-print-for = Print for
exam-anyone = everybody, without a name
exam-everyone = each student of the list ({ $n })
exam-print-sheet = Print the sheet
exam-print-key = Print the key
exam-making = { $n } of { $all } questions are made …
exam-links-make = Make the links
exam-links-save = Save the links (CSV)
exam-links = Links
exam-link-anyone = For everybody: each types a name
exam-check = Check result files
exam-check-what = Choose the files that students handed in, or drop them here. Each is verified with the code above, and its answers are marked anew: marks that a file claims are not believed.
exam-check-choose = Choose result files
exam-check-save = Save the table (CSV)
exam-checking = { $n } of { $all } files are checked …
exam-check-sum = { $n } of { $all } files are verified.
table-papers = Result files
column-exam-student = Student
column-exam-link = Link
column-paper-file = File
column-paper-student = Student
column-paper-result = Signature
column-paper-marks = Marks
column-paper-of = of
column-paper-time = Time
column-paper-notes = Notes
paper-verified = verified
paper-changed = not verified: changed after it was handed in, or signed with another code
paper-other = of another exam
paper-late = over the time
paper-unlisted = not in the list
paper-again = one more file of this student
paper-claims = the file claims { $n }

# What a signature is worth.
exam-trust = What the signature is worth
exam-trust-good = It shows
exam-trust-changed = a result file that was changed after it was handed in;
exam-trust-made-up = a result file that was made up without the code;
exam-trust-other = a result file of another exam.
exam-trust-bad = It does not show
exam-trust-code = answers, times and names signed by somebody who took the code out of a link: there is no server, the page itself signs, so every link carries the code;
exam-trust-answers = that somebody looked into the page, which works out the right answers, or opened the link a second time;
exam-trust-who = who sat at the machine, and whether its clock was right.
exam-trust-so = “Verified” means: made by a page that had this code, and not changed since. That is fit for exercises that count a little, not for an examination with nobody in the room.

# The student's page.
exam-broken = This exam cannot be opened
exam-broken-what = Ask for the link once more, and copy all of it.
exam-for-you = This exam is for { $name }.
exam-not-you = If that is not you, do not begin: ask for your own link.
exam-your-name = Your number or name, as your instructor has it
exam-questions-n = { $n ->
        [one] { $n } question
       *[other] { $n } questions
    }
exam-minutes-n = { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
exam-no-limit = no time limit
exam-id = exam { $id }
exam-sheet-anyone = Name: ____________________
exam-sheet-student = Student: { $name }
exam-door = Answers stay in this browser as you type them, and go nowhere. When you hand in, you get a file to give to your instructor; it says when you began and when you handed in, by this machine’s clock. Nothing is locked when the time is over.
exam-begin = Begin
exam-question-n = Question { $n }
exam-time = { $n ->
        [one] { $n } minute has passed
       *[other] { $n } minutes have passed
    }
exam-time-of = { $n } of { $all } minutes have passed
exam-time-over = The time is over: { $n } of { $all } minutes have passed. You can still hand in; the file says how long it took.
exam-hand-in = Hand in
exam-sure = Hand in now? After that no answer can be changed.
exam-unanswered = No answer that can be read yet: { $list }.
exam-hand-in-now = Yes, hand in
exam-go-on = Go on answering
exam-done = Handed in: { $marks } of { $of } marks.
exam-done-what = Save the result file and give it to your instructor as it is. A file that was changed is not verified.
exam-paper-save = Save the result file
exam-marks-n = { $marks } of { $of } marks
