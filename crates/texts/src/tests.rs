//! What has to be true of all texts.

use super::*;
