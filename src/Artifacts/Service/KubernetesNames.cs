using System.Text;
using System.Text.RegularExpressions;
using MetricsKit.Model;

namespace MetricsKit.Artifacts.Service;

/// <summary>Names and labels that Kubernetes accepts.</summary>
internal static class KubernetesNames
{
    private const int MaxLength = 63;

    private static readonly Regex LabelName = new(@"\A[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant);
    private static readonly Regex LabelPrefix = new(@"\A(?=.{1,253}\z)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant);

    /// <summary>A name for the objects of an assembly that is no service: <c>MyCompany.ClusterAlerts</c> is <c>my-company-cluster-alerts</c>.</summary>
    public static string From(string assembly)
    {
        var name = new StringBuilder(assembly.Length);
        foreach (char c in Names.ToSnakeCase(assembly))
        {
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                name.Append(c);
            }
            else if (name.Length > 0 && name[name.Length - 1] != '-')
            {
                name.Append('-');
            }
        }

        string text = name.ToString(0, Math.Min(name.Length, MaxLength)).Trim('-');
        return text.Length > 0 ? text : "alerts";
    }

    /// <summary>True for a label's key: a name, or a DNS name, a slash and a name.</summary>
    public static bool IsLabelKey(string key)
    {
        int slash = key.IndexOf('/');
        return slash < 0
            ? LabelName.IsMatch(key)
            : LabelPrefix.IsMatch(key.Substring(0, slash)) && LabelName.IsMatch(key.Substring(slash + 1));
    }

    /// <summary>True for a label's value: empty, or at most 63 letters, digits and inner dashes, dots and underscores.</summary>
    public static bool IsLabelValue(string value) => value.Length == 0 || LabelName.IsMatch(value);
}
