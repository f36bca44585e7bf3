using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.CodeFixes;

/// <summary>Names for what stands in place of a field and its labels.</summary>
internal static class MemberNames
{
    /// <summary>The member's name: <c>_ordersCreated</c> and <c>s_ordersCreated</c> become <c>OrdersCreated</c>.</summary>
    public static string Member(string field)
    {
        string name = field.Length > 2 && field[0] is 's' or 'm' && field[1] == '_' ? field.Substring(2) : field;
        return Pascal(name.Trim('_')) is { Length: > 0 } found ? found : field;
    }

    /// <summary>The class beside a type: <c>OrderService</c> has its metrics in <c>OrderServiceMetrics</c>, <c>ShopMetrics</c> in <c>ShopMetricsSet</c>.</summary>
    public static string Set(string type) => type + (type.EndsWith("Metrics", StringComparison.Ordinal) ? "Set" : "Metrics");

    /// <summary>The parameter of a label: <c>http_method</c> becomes <c>httpMethod</c>.</summary>
    public static string Parameter(string label)
    {
        var text = new StringBuilder(label.Length);
        foreach (string word in label.Split(['_'], StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(text.Length == 0 ? char.ToLowerInvariant(word[0]) + word.Substring(1) : Pascal(word));
        }

        return text.Length > 0 && !char.IsDigit(text[0]) ? text.ToString() : "label" + text;
    }

    /// <summary>The name as it is written, a keyword with its <c>@</c>.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>With a capital first.</summary>
    public static string Pascal(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word.Substring(1);
}
