//! Each preset makes its point.
