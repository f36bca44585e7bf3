using MetricsKit.RuleFiles.Yaml;
using YamlDotNet.Core;

namespace MetricsKit.RuleFiles.Structure;

/// <summary>What a plain scalar is to Kubernetes, which reads YAML 1.1.</summary>
internal static class YamlTypes
{
    /// <summary>How messages name the type of a scalar that is no string; null for a string.</summary>
    public static string? NotString(YamlScalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain || scalar.HasTag || scalar.Value.Length == 0)
        {
            return null;
        }

        string value = scalar.Value;
        if (value.ToLowerInvariant() is "true" or "false" or "yes" or "no" or "on" or "off")
        {
            return "a bool";
        }

        return IsNumber(value) ? "a number" : null;
    }

    private static bool IsNumber(string value)
    {
        int i = value[0] is '+' or '-' ? 1 : 0;
        string rest = value.Substring(i);
        if (rest.ToLowerInvariant() is ".inf" || value.ToLowerInvariant() is ".nan")
        {
            return true;
        }

        if (rest.Length > 2 && rest[0] == '0' && rest[1] is 'x' or 'o' or 'b')
        {
            return rest.Skip(2).All(c => c is >= '0' and <= '9' or (>= 'a' and <= 'f') or (>= 'A' and <= 'F') && rest[1] == 'x');
        }

        // Digits, at most one point, and an exponent: 5, 1.5, .5, 5., 1e3.
        int digits = 0;
        int at = 0;
        bool hasPoint = false;
        for (; at < rest.Length && (char.IsDigit(rest[at]) || (rest[at] == '.' && !hasPoint)); at++)
        {
            hasPoint |= rest[at] == '.';
            digits += rest[at] == '.' ? 0 : 1;
        }

        if (digits == 0)
        {
            return false;
        }

        if (at == rest.Length)
        {
            return true;
        }

        if (rest[at] is not ('e' or 'E'))
        {
            return false;
        }

        at++;
        at += at < rest.Length && rest[at] is '+' or '-' ? 1 : 0;
        return at < rest.Length && rest.Skip(at).All(char.IsDigit);
    }
}
