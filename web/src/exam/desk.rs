//! The instructor's page: an exam is made, printed, given out by links, and what comes back is checked.
//!
//! The exam is kept in the browser; students and results are not. Whatever is changed in the exam or in the list
//! takes away what was made of it.

use super::{
    file_name,
    form::{self, Edit},
    making::{Made, Making, slice},
    sheets::Sheets,
    trust::Trust,
};
use crate::{browser, player::answers::print, prefs::Words, storage};
use gloo_timers::callback::Timeout;
use kw_exchange::{
    MAX_FILE_MIB, csv_line,
    exam::{self, Checked, Checking, Desk, Print, Standing},
    file_text, parse_file, table_csv,
};
use kw_learn::exam::{ALL_SEEDS, Exam, new_code};
use kw_trace::{Param, Problem};
use std::{collections::VecDeque, rc::Rc};
use web_sys::{
    DragEvent, File, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};
use yew::{context::ContextHandle, prelude::*};

/// Where the exam is kept.
const KEY: &str = "kw-exam-desk";
/// Most bytes of a file that is read here.
const MOST_BYTES: f64 = MAX_FILE_MIB as f64 * 1_048_576.0;
/// Most links that are shown; the file has all.
const SHOWN: usize = 200;
/// In the list of whom to print for: all students.
const EVERYONE: &str = "*";

pub enum Msg {
    Words(Words),
    Edit(Edit),
    NewCode,
    New,
    Save,
    Open(File),
    Opened(String, Result<Exam, Problem>),
    /// The list of students.
    List(String),
    /// Whom to print for.
    For(String),
    Print(Print),
    /// Does some more of what is being done.
    Slice,
    Links,
    SaveLinks,
    Files(Vec<File>),
    Read(String, Result<String, Problem>),
    SaveTable,
    Drag(bool),
}

/// What is said of the last thing that was done.
enum Told {
    Text(&'static str, String),
    Refused(Problem),
}

/// Which section says it.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Exam,
    Students,
    Check,
}

/// Files that are being checked.
#[derive(Default)]
struct Checks {
    desk: Option<Desk>,
    waiting: VecDeque<(String, Result<String, Problem>)>,
    now: Option<Checking>,
    done: Vec<Checked>,
    /// How many files have been chosen.
    all: u64,
}

pub struct DeskPage {
    words: Words,
    _words: ContextHandle<Words>,
    exam: Exam,
    told: Option<(Place, Told)>,
    list: String,
    students: Result<Vec<String>, Problem>,
    print_for: String,
    making: Option<(Making, Print)>,
    sheets: Option<(Rc<Exam>, Rc<Vec<Made>>, Print)>,
    wants_print: bool,
    links: Option<Vec<(String, String)>>,
    checks: Checks,
    is_dragging: bool,
    focus: Option<String>,
    open_input: NodeRef,
    files_input: NodeRef,
    _work: Option<Timeout>,
}

/// An exam that nobody has had before.
fn new_exam() -> Exam {
    // Without random numbers a code has to be typed.
    let code = browser::random().map(new_code).unwrap_or_default();
    let seed = browser::random().map_or(1, u64::from_be_bytes) % 1_000_000;
    Exam {
        title: String::new(),
        seed,
        code,
        minutes: 30,
        seeds: ALL_SEEDS,
        parts: vec![form::new_part()],
    }
}

/// The text of a file, at most so much of it as anything here may have.
async fn text_of(file: &File) -> Result<String, Problem> {
    if file.size() > MOST_BYTES {
        return Err(Problem::new("file-size", "")
            .with("value", (file.size() / 1_048_576.0).ceil() as u64)
            .with("max", MAX_FILE_MIB));
    }
    match browser::read(file, 0.0, file.size()).await {
        Some(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        None => Err(Problem::new("file-read", "")),
    }
}

impl Component for DeskPage {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (words, handle) = ctx
            .link()
            .context::<Words>(ctx.link().callback(Msg::Words))
            .expect("the app provides its texts");
        let kept = storage::get_as(KEY, |text| exam::read(&parse_file(text).ok()?).ok());
        DeskPage {
            words,
            _words: handle,
            exam: kept.unwrap_or_else(new_exam),
            told: None,
            list: String::new(),
            students: Ok(Vec::new()),
            print_for: String::new(),
            making: None,
            sheets: None,
            wants_print: false,
            links: None,
            checks: Checks::default(),
            is_dragging: false,
            focus: None,
            open_input: NodeRef::default(),
            files_input: NodeRef::default(),
            _work: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Words(words) => self.words = words,
            Msg::Edit(edit) => {
                self.focus = form::edit(&mut self.exam, edit);
                self.changed();
            }
            Msg::NewCode => {
                self.exam.code = browser::random().map(new_code).unwrap_or_default();
                self.changed();
            }
            Msg::New => {
                self.exam = new_exam();
                self.changed();
                self.tell(Place::Exam, Told::Text("exam-new-made", String::new()));
                self.focus = Some("exam-field-title".to_owned());
            }
            Msg::Save => self.save(),
            Msg::Open(file) => ctx.link().send_future(async move {
                let text = text_of(&file).await;
                let read = text.and_then(|text| exam::read(&parse_file(&text)?));
                Msg::Opened(file.name(), read)
            }),
            Msg::Opened(name, Ok(exam)) => {
                self.exam = exam;
                self.changed();
                self.tell(Place::Exam, Told::Text("exam-opened", name));
            }
            Msg::Opened(name, Err(problem)) => {
                self.tell(Place::Exam, Told::Refused(problem.under(&name)));
            }
            Msg::List(list) => {
                self.students = exam::students(&list);
                self.list = list;
                self.unmade();
            }
            Msg::For(whom) => self.print_for = whom,
            Msg::Print(print) => self.begin_print(ctx, print),
            Msg::Slice => self.slice(ctx),
            Msg::Links => self.make_links(),
            Msg::SaveLinks => {
                self.save_links();
                return false;
            }
            Msg::Files(files) => self.take(ctx, files),
            // What was chosen for an exam that is no more.
            Msg::Read(..) if self.checks.desk.is_none() => return false,
            Msg::Read(name, text) => {
                self.checks.waiting.push_back((name, text));
                self.go_on(ctx);
            }
            Msg::SaveTable => {
                let table = exam::table(&self.checks.done, &self.words.0);
                self.save_csv("exam-results", &table_csv(&table, &self.words.0));
                return false;
            }
            Msg::Drag(is_dragging) => {
                let is_new = self.is_dragging != is_dragging;
                self.is_dragging = is_dragging;
                return is_new;
            }
        }
        true
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if let Some(id) = self.focus.take() {
            browser::focus(&id);
        }
        if std::mem::take(&mut self.wants_print) {
            print();
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let words = &self.words;
        html! {
            <main id="content" class="page reading exam">
                <h1>{ words.t("exam-desk-title") }</h1>
                <p class="summary">{ words.t("exam-desk-intro") }</p>
                { self.exam_section(ctx) }
                { self.students_section(ctx) }
                { self.check_section(ctx) }
                <Trust />
                if let Some((exam, made, print)) = &self.sheets {
                    <Sheets exam={exam.clone()} made={made.clone()} print={*print} />
                }
            </main>
        }
    }
}

impl DeskPage {
    fn go_on(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        self._work = Some(Timeout::new(0, move || link.send_message(Msg::Slice)));
    }

    fn tell(&mut self, place: Place, told: Told) {
        self.told = Some((place, told));
    }

    /// The exam is another one: what was made of it goes, and it is kept if it is whole.
    fn changed(&mut self) {
        self.unmade();
        let value = self.exam.write();
        if exam::read(&value).is_ok() {
            storage::set(KEY, &value.to_string());
        }
    }

    fn unmade(&mut self) {
        self.told = None;
        self.making = None;
        self.sheets = None;
        self.links = None;
        self.checks = Checks::default();
        let names = self.students.as_deref().unwrap_or_default();
        if self.print_for != EVERYONE && !names.contains(&self.print_for) {
            self.print_for = String::new();
        }
    }

    /// The exam if it is whole; else it is said what is wrong with it, and the focus goes there.
    fn whole(&mut self) -> Option<Exam> {
        self.exam.title = self.exam.title.trim().to_owned();
        self.exam.code = self.exam.code.trim().to_owned();
        match exam::read(&self.exam.write()) {
            Ok(exam) => Some(exam),
            Err(problem) => {
                self.focus = Some(match problem.field.as_str() {
                    "title" | "code" => format!("exam-field-{}", problem.field),
                    _ => "exam-part-0".to_owned(),
                });
                self.tell(Place::Exam, Told::Refused(problem));
                None
            }
        }
    }

    /// The list of students if it can be read; else it is said what is wrong with it.
    fn names(&mut self) -> Option<Vec<String>> {
        match self.students.clone() {
            Ok(names) => Some(names),
            Err(problem) => {
                self.focus = Some("exam-list".to_owned());
                self.tell(Place::Students, Told::Refused(problem));
                None
            }
        }
    }

    fn save(&mut self) {
        if let Some(exam) = self.whole() {
            let text = file_text(&exam.write());
            let name = file_name("exam", &exam.title, "json");
            browser::save(&name, "application/json", text.as_bytes());
            self.told = None;
        }
    }

    fn save_csv(&self, begin: &str, csv: &str) {
        // Spreadsheets know by the mark that it is UTF-8.
        let text = format!("\u{feff}{csv}");
        let name = file_name(begin, &self.exam.title, "csv");
        browser::save(&name, "text/csv", text.as_bytes());
    }

    fn begin_print(&mut self, ctx: &Context<Self>, print: Print) {
        let (Some(exam), Some(names)) = (self.whole(), self.names()) else {
            return;
        };
        let students = match self.print_for.as_str() {
            EVERYONE => names,
            one => vec![one.to_owned()],
        };
        self.told = None;
        self.sheets = None;
        self.making = Some((Making::new(Rc::new(exam), students), print));
        self.go_on(ctx);
    }

    fn make_links(&mut self) {
        let (Some(whole), Some(names)) = (self.whole(), self.names()) else {
            return;
        };
        let site = browser::site();
        let link = |name: Option<&String>| {
            let fragment = exam::link(&whole, name.map(String::as_str))?;
            let name = name.cloned().unwrap_or_default();
            Ok((name, format!("{site}{fragment}")))
        };
        let links = match names.is_empty() {
            true => link(None).map(|one| vec![one]),
            false => names.iter().map(|name| link(Some(name))).collect(),
        };
        match links {
            Ok(links) => {
                self.told = None;
                self.links = Some(links);
                self.focus = Some("exam-links".to_owned());
            }
            Err(problem) => self.tell(Place::Students, Told::Refused(problem)),
        }
    }

    fn save_links(&self) {
        let heads = ["column-exam-student", "column-exam-link"].map(|id| self.words.t(id));
        let mut csv = csv_line(&heads);
        for (name, link) in self.links.iter().flatten() {
            csv.push_str(&csv_line(&[name.clone(), link.clone()]));
        }
        self.save_csv("exam-links", &csv);
    }

    /// Begins to read the files that students handed in.
    fn take(&mut self, ctx: &Context<Self>, files: Vec<File>) {
        self.is_dragging = false;
        let (Some(exam), Some(names)) = (self.whole(), self.names()) else {
            return;
        };
        self.told = None;
        if self.checks.desk.is_none() {
            self.checks.desk = Some(Desk::new(exam, names));
        }
        self.checks.all += files.len() as u64;
        for file in files {
            ctx.link().send_future(async move {
                let text = text_of(&file).await;
                Msg::Read(file.name(), text)
            });
        }
    }

    /// Some milliseconds of what there is to do.
    fn slice(&mut self, ctx: &Context<Self>) {
        if let Some((making, _)) = &mut self.making {
            if !slice(|| making.step()) {
                return self.go_on(ctx);
            }
            if let Some((making, print)) = self.making.take() {
                let exam = Rc::new(self.exam.clone());
                self.sheets = Some((exam, Rc::new(making.take()), print));
                self.wants_print = true;
            }
        }
        let (checks, texts) = (&mut self.checks, &self.words.0);
        if !slice(|| checks.step(texts)) {
            self.go_on(ctx);
        }
    }

    /// What is said in a section.
    fn told(&self, place: Place) -> Html {
        match self.told.as_ref().filter(|(at, _)| *at == place) {
            Some((_, Told::Text(id, name))) => {
                let text = match name.as_str() {
                    "" => self.words.t(id),
                    name => self.words.with(id, &[("name", name.into())]),
                };
                html! { <p role="status">{ text }</p> }
            }
            Some((_, Told::Refused(problem))) => {
                html! { <p id="exam-refused" class="error" role="alert">{ self.say(problem) }</p> }
            }
            None => Html::default(),
        }
    }

    /// A refusal with the label of its field in place of the name that files have for it.
    fn say(&self, problem: &Problem) -> String {
        let label = match problem.field.as_str() {
            "title" => self.words.t("exam-name"),
            "code" => self.words.t("exam-code"),
            other => other.to_owned(),
        };
        self.words.problem(&Problem {
            field: label,
            ..problem.clone()
        })
    }

    fn exam_section(&self, ctx: &Context<Self>) -> Html {
        let (words, link) = (&self.words, ctx.link());
        let wrong = match &self.told {
            Some((Place::Exam, Told::Refused(problem))) => problem.field.as_str(),
            _ => "",
        };
        let on_open = {
            let input = self.open_input.clone();
            link.batch_callback(move |_: Event| chosen(&input).into_iter().next().map(Msg::Open))
        };
        html! {
            <section class="asked" aria-labelledby="exam-make">
                <h2 id="exam-make">{ words.t("exam-make") }</h2>
                { form::view(words, &self.exam, wrong, &link.callback(Msg::Edit)) }
                <p>
                    <button type="button" onclick={link.callback(|_| Msg::NewCode)}>{ words.t("exam-code-new") }</button>
                </p>
                <p class="hint">{ words.t("exam-code-what") }</p>
                <div class="grades">
                    <button type="button" class="primary" onclick={link.callback(|_| Msg::Save)}>{ words.t("exam-save") }</button>
                    <button type="button" onclick={pick(&self.open_input)}>{ words.t("exam-open") }</button>
                    <input ref={self.open_input.clone()} id="exam-open-file" type="file" class="visually-hidden" tabindex="-1" accept=".json,application/json" aria-label={words.t("exam-open")} onchange={on_open} />
                    <button type="button" onclick={link.callback(|_| Msg::New)}>{ words.t("exam-new") }</button>
                </div>
                { self.told(Place::Exam) }
            </section>
        }
    }

    fn students_section(&self, ctx: &Context<Self>) -> Html {
        let (words, link) = (&self.words, ctx.link());
        let on_list = link.callback(|e: InputEvent| {
            let area: HtmlTextAreaElement = e.target_unchecked_into();
            Msg::List(area.value())
        });
        let on_for = link.callback(|e: Event| {
            let select: HtmlSelectElement = e.target_unchecked_into();
            Msg::For(select.value())
        });
        let names = self.students.as_deref().unwrap_or_default();
        let option = |value: &str, text: String| {
            let selected = self.print_for == value;
            html! { <option key={value.to_owned()} value={value.to_owned()} {selected}>{ text }</option> }
        };
        let everyone = [("n", (names.len() as u64).into())];
        let is_wrong = matches!(self.told, Some((Place::Students, Told::Refused(_))));
        html! {
            <section class="asked" aria-labelledby="exam-students">
                <h2 id="exam-students">{ words.t("exam-students") }</h2>
                <div class="field">
                    <label for="exam-list">{ words.t("exam-list") }</label>
                    <textarea
                        id="exam-list"
                        rows="5"
                        spellcheck="false"
                        autocomplete="off"
                        value={self.list.clone()}
                        aria-invalid={is_wrong.to_string()}
                        aria-describedby={if is_wrong { "exam-refused" } else { "exam-list-what" }}
                        oninput={on_list}
                    />
                    <small id="exam-list-what">{ words.t("exam-list-what") }</small>
                </div>
                <div class="exam-numbers">
                    <div class="field">
                        <label for="exam-for">{ words.t("exam-print-for") }</label>
                        <select id="exam-for" onchange={on_for}>
                            { option("", words.t("exam-anyone")) }
                            if !names.is_empty() {
                                { option(EVERYONE, words.with("exam-everyone", &everyone)) }
                            }
                            { for names.iter().take(SHOWN).map(|name| option(name, name.clone())) }
                        </select>
                    </div>
                    <button type="button" onclick={link.callback(|_| Msg::Print(Print::Sheet))}>{ words.t("exam-print-sheet") }</button>
                    <button type="button" onclick={link.callback(|_| Msg::Print(Print::Key))}>{ words.t("exam-print-key") }</button>
                    <button type="button" onclick={link.callback(|_| Msg::Links)}>{ words.t("exam-links-make") }</button>
                </div>
                { self.told(Place::Students) }
                if let Some((making, _)) = &self.making {
                    { progress(words, "exam-making", making.progress()) }
                }
                { self.links(ctx) }
            </section>
        }
    }

    fn links(&self, ctx: &Context<Self>) -> Html {
        let words = &self.words;
        let Some(links) = &self.links else {
            return Html::default();
        };
        let hidden = links.len().saturating_sub(SHOWN) as u64;
        let rows = links.iter().take(SHOWN).map(|(name, link)| {
            let who = match name.as_str() {
                "" => words.t("exam-link-anyone"),
                name => name.to_owned(),
            };
            html! { <tr key={name.clone()}><th scope="row">{ who }</th><td><a href={link.clone()}>{ link }</a></td></tr> }
        });
        html! {
            <>
                <div id="exam-links" class="table-box" tabindex="0" role="group" aria-label={words.t("exam-links")}>
                    <table class="exam-links">
                        <caption>{ words.t("exam-links") }</caption>
                        <thead><tr>
                            <th scope="col">{ words.t("column-exam-student") }</th>
                            <th scope="col">{ words.t("column-exam-link") }</th>
                        </tr></thead>
                        <tbody>{ for rows }</tbody>
                    </table>
                    if hidden > 0 {
                        <p class="more">{ words.with("table-more", &[("n", hidden.into())]) }</p>
                    }
                </div>
                <p><button type="button" onclick={ctx.link().callback(|_| Msg::SaveLinks)}>{ words.t("exam-links-save") }</button></p>
            </>
        }
    }

    fn check_section(&self, ctx: &Context<Self>) -> Html {
        let (words, link) = (&self.words, ctx.link());
        let on_drag = |is_on: bool| {
            link.callback(move |e: DragEvent| {
                e.prevent_default();
                Msg::Drag(is_on)
            })
        };
        let ondrop = link.callback(|e: DragEvent| {
            e.prevent_default();
            let files = e.data_transfer().map(|d| browser::files(d.files()));
            match files.unwrap_or_default() {
                files if files.is_empty() => Msg::Drag(false),
                files => Msg::Files(files),
            }
        });
        let on_files = {
            let input = self.files_input.clone();
            link.callback(move |_: Event| Msg::Files(chosen(&input)))
        };
        html! {
            <section
                class="asked exam-check"
                aria-labelledby="exam-check"
                ondragover={on_drag(true)}
                ondragleave={on_drag(false)}
                {ondrop}
            >
                <h2 id="exam-check">{ words.t("exam-check") }</h2>
                <p>{ words.t("exam-check-what") }</p>
                <div class="grades">
                    <button type="button" onclick={pick(&self.files_input)}>{ words.t("exam-check-choose") }</button>
                    <input ref={self.files_input.clone()} id="exam-papers" type="file" multiple=true class="visually-hidden" tabindex="-1" accept=".json,application/json" aria-label={words.t("exam-check-choose")} onchange={on_files} />
                </div>
                if self.is_dragging {
                    <p class="drop-note">{ words.t("drop-here") }</p>
                }
                { self.told(Place::Check) }
                { self.results(ctx) }
            </section>
        }
    }

    fn results(&self, ctx: &Context<Self>) -> Html {
        let (words, checks) = (&self.words, &self.checks);
        if checks.all == 0 {
            return Html::default();
        }
        let n = checks.done.len() as u64;
        if n < checks.all {
            return progress(words, "exam-checking", (n, checks.all));
        }
        let good = |c: &&Checked| c.standing == Standing::Verified;
        let verified = checks.done.iter().filter(good).count() as u64;
        let table = exam::table(&checks.done, &words.0);
        let heads = table.columns.iter().map(|c| {
            let class = c.number.then_some("number");
            html! { <th scope="col" {class}>{ words.t(&format!("column-{}", c.id)) }</th> }
        });
        let rows = table.rows.iter().zip(&checks.done).enumerate();
        let rows = rows.map(|(i, (row, checked))| {
            let cells = row
                .iter()
                .zip(&table.columns)
                .enumerate()
                .map(|(at, (cell, column))| {
                    let text = cell.show(&|label| words.0.label("", label));
                    match (at, sign(&checked.standing)) {
                        (0, _) => html! { <th scope="row">{ text }</th> },
                        (2, (class, sign)) => {
                            html! { <td class={classes!("standing", class)}>{ sign }{ text }</td> }
                        }
                        _ => html! { <td class={column.number.then_some("number")}>{ text }</td> },
                    }
                });
            html! { <tr key={i}>{ for cells }</tr> }
        });
        html! {
            <>
                { progress(words, "exam-check-sum", (verified, n)) }
                <div class="table-box" tabindex="0" role="group" aria-label={words.t("table-papers")}>
                    <table class="papers">
                        <caption>{ words.t("table-papers") }</caption>
                        <thead><tr>{ for heads }</tr></thead>
                        <tbody>{ for rows }</tbody>
                    </table>
                </div>
                <p><button type="button" onclick={ctx.link().callback(|_| Msg::SaveTable)}>{ words.t("exam-check-save") }</button></p>
            </>
        }
    }
}

impl Checks {
    /// Marks one more question; whether there was none left, and no file to read.
    fn step(&mut self, texts: &kw_texts::Texts) -> bool {
        if let Some(checking) = &mut self.now {
            if checking.step(texts) {
                return false;
            }
            if let Some(checking) = self.now.take() {
                self.done.push(checking.finish(texts));
            }
        }
        let (Some(desk), Some((name, text))) = (&mut self.desk, self.waiting.pop_front()) else {
            return true;
        };
        self.now = Some(match text {
            Ok(text) => desk.take(&name, &text),
            Err(problem) => Checking::unread(&name, problem),
        });
        false
    }
}

/// A shape and a class for what a signature is.
fn sign(standing: &Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Verified => ("good", "● "),
        Standing::Other => ("odd", "◆ "),
        Standing::Changed | Standing::Unread(_) => ("bad", "✕ "),
    }
}

fn progress(words: &Words, id: &str, (n, all): (u64, u64)) -> Html {
    let params = [("n", Param::from(n)), ("all", Param::from(all))];
    html! { <p role="status">{ words.with(id, &params) }</p> }
}

/// Opens the dialog of a control for files.
fn pick(input: &NodeRef) -> Callback<MouseEvent> {
    let input = input.clone();
    Callback::from(move |_| {
        if let Some(field) = input.cast::<HtmlElement>() {
            field.click();
        }
    })
}

/// The files that were chosen in a control, which is empty again then.
fn chosen(input: &NodeRef) -> Vec<File> {
    let Some(field) = input.cast::<HtmlInputElement>() else {
        return Vec::new();
    };
    let files = browser::files(field.files());
    field.set_value("");
    files
}
