# 다른 페이지 안에 놓인 실습 하나.
embed-open = 전체 화면에서 열기
embed-open-title = 지금 시나리오와 단계를 새 창에서 엽니다
embed-default = { $problem } 기본값을 씁니다.

# 붙여 넣을 것을 주는 대화 상자.
embed = 퍼가기
embed-title = 이 실습을 내 페이지에 넣기
embed-what = 지금 시나리오와 단계 그대로, 실습 하나만 들어갑니다.
embed-form = 넣을 곳
embed-controls = 보이는 것
embed-controls-none = 그림과 설명만
embed-controls-player = 재생 막대까지
embed-controls-full = 재생 막대, 편집기, 탭까지
embed-language = 언어
embed-language-reader = 읽는 사람의 언어
embed-code = 붙여 넣을 내용
embed-copy = 복사
embed-copied = 복사했습니다.
embed-select = 자동으로 복사하지 못해 내용을 선택해 두었습니다. Ctrl+C로 복사하십시오.
embed-form-iframe = HTML 프레임
embed-form-iframe-how = HTML을 쓸 수 있는 곳이면 어디서나 됩니다. 높이는 고정이며, 페이지에 kernel-wire.js 스크립트가 있으면 내용에 맞추어 바뀝니다.
embed-form-element = HTML 요소
embed-form-element-how = 높이가 내용에 맞추어 바뀌고, 페이지에서 실습을 조작할 수 있습니다. 스크립트는 페이지에 한 번만 있으면 됩니다.
embed-form-markdown = Markdown
embed-form-markdown-how = HTML을 쓸 수 없는 곳을 위한 링크입니다. Markdown에 HTML을 쓸 수 있으면 HTML 프레임이나 HTML 요소를 쓰십시오.
embed-form-myst = Jupyter Book, MyST
embed-form-myst-how = Jupyter Book과 MyST를 쓰는 Sphinx에서 됩니다. 노트북에서는 Markdown 셀에 넣으십시오.
embed-form-mkdocs = MkDocs
embed-form-mkdocs-how = 페이지의 Markdown에 그대로 넣습니다. 여러 개를 넣을 때는 스크립트를 extra_javascript에 한 번만 적으십시오.
embed-form-moodle = Moodle
embed-form-moodle-how = 편집기의 HTML 보기에 붙여 넣으십시오. 이수 여부와 점수가 필요하면 kw scorm으로 SCORM 패키지를 만드십시오.
embed-form-notion = Notion
embed-form-notion-how = 페이지에 주소를 붙여 넣고 “임베드”를 고르십시오.

# 한 벌로 푸는 문제.
set-progress = 전체 { $count }문제 가운데 { $n }번째
set-right = 한 번에 맞힌 문제 { $n }개
set-done = { $count }문제를 모두 풀었습니다. 한 번에 맞힌 문제는 { $right }개입니다.
set-last = 마치기
