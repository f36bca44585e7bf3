// A setting that cannot be read: it stands in .editorconfig, for this file.
namespace Smells.MK9008;
