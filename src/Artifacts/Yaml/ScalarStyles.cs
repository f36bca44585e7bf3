using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace MetricsKit.Artifacts.Yaml;

/// <summary>
/// Which style a string needs so that every reader gives the same string back. Only what no version of YAML reads as
/// anything but text stays plain: <c>No</c>, <c>5</c>, <c>=</c>, <c>1e3</c>, <c>~</c>, <c>0x1</c> and dates are quoted.
/// </summary>
internal static class ScalarStyles
{
    // Words, names, addresses of groups (monitoring.coreos.com/v1), paths.
    private static readonly Regex PlainWord = new(@"\A[A-Za-z_/][A-Za-z0-9_./-]*\z", RegexOptions.CultureInvariant);

    // Some readers of YAML 1.1 take an exponent alone for a number.
    private static readonly Regex Exponent = new(@"\A[eE][0-9_]+\z", RegexOptions.CultureInvariant);

    // A unit at the end keeps a duration from being a number: 30s, 1h30m.
    private static readonly Regex PlainDuration = new(@"\A(?:[0-9]+(?:ms|[smhdwy]))+\z", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> NotText = new(StringComparer.OrdinalIgnoreCase)
    {
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "inf", "nan",
    };

    /// <summary>Plain where that is certain; quotes otherwise, double ones first, as people write them.</summary>
    public static ScalarStyle Of(string value)
    {
        if ((PlainWord.IsMatch(value) && !NotText.Contains(value) && !Exponent.IsMatch(value)) || PlainDuration.IsMatch(value))
        {
            return ScalarStyle.Plain;
        }

        bool needsEscapes = value.Any(c => !IsPrintable(c));
        bool needsBackslash = value.IndexOf('"') >= 0 || value.IndexOf('\\') >= 0;
        return needsBackslash && !needsEscapes ? ScalarStyle.SingleQuoted : ScalarStyle.DoubleQuoted;
    }

    /// <summary>
    /// True when a literal block gives the text back exactly: printable lines that end in no blank, of which the first
    /// is not indented, and at most one line break at the end.
    /// </summary>
    public static bool CanBeLiteral(string value)
    {
        if (value.Length == 0 || value[0] is ' ' or '\n' || value.EndsWith("\n\n", StringComparison.Ordinal))
        {
            return false;
        }

        for (int i = 0; i < value.Length; i++)
        {
            bool endsLine = i + 1 == value.Length || value[i + 1] == '\n';
            if (value[i] != '\n' && (!IsPrintable(value[i]) || (value[i] == ' ' && endsLine)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text with each lone surrogate, which UTF-8 cannot say, replaced by U+FFFD.</summary>
    public static string WellFormed(string value)
    {
        StringBuilder? text = null;
        for (int i = 0; i < value.Length; i++)
        {
            bool pair = char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
            if (pair)
            {
                i++;
            }
            else if (char.IsSurrogate(value[i]))
            {
                text ??= new StringBuilder(value);
                text[i] = '\uFFFD';
            }
        }

        return text?.ToString() ?? value;
    }

    // Not the C1 controls, not the line separators, which YAML 1.1 takes for line breaks, and no halves of a pair.
    private static bool IsPrintable(char c) =>
        c is (>= ' ' and <= '~') or (> '\u00A0' and < '\u2000') or (> '\u206F' and < '\uD800') or (>= '\uF900' and < '\uFEFF');
}
