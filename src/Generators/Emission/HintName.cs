using System.Globalization;
using System.Text;

namespace MetricsKit.Generators.Emission;

/// <summary>Names of generated files.</summary>
internal static class HintName
{
    /// <summary>The assembly's own file. No type's file is called so: a type name has no dash.</summary>
    public const string Assembly = "MetricsKit-Assembly.g.cs";

    /// <summary>The file of a type.</summary>
    /// <param name="fullName">Its full name.</param>
    /// <param name="collides">True when another name differs in case alone.</param>
    public static string Of(string fullName, bool collides)
    {
        var name = new StringBuilder(fullName.Length + 16);
        foreach (char c in fullName)
        {
            if (char.IsLetterOrDigit(c) || c is '.' or '_' or '`')
            {
                name.Append(c);
            }
            else
            {
                name.Append('-').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        if (collides)
        {
            name.Append('-').Append(StableHash.Of(fullName));
        }

        return name.Append(".g.cs").ToString();
    }
}
