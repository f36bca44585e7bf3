using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Doc comments, read from syntax: the symbols' own text is empty when a project builds no documentation file.</summary>
public static class DocComment
{
    /// <summary>The declaration's doc comment as written, or null. Comes as plain comments when documentation is off.</summary>
    internal static string? Raw(SyntaxNode declaration)
    {
        StringBuilder? text = null;
        foreach (SyntaxTrivia trivia in declaration.GetLeadingTrivia())
        {
            if (trivia.ToFullString() is { } comment
                && (comment.StartsWith("///", StringComparison.Ordinal) || comment.StartsWith("/**", StringComparison.Ordinal)))
            {
                (text ??= new StringBuilder()).Append(comment).Append('\n');
            }
        }

        return text?.ToString();
    }

    /// <summary>The summary as one line of plain text; empty when there is none.</summary>
    /// <param name="raw">A doc comment with its <c>///</c> or <c>/** */</c>.</param>
    public static string Summary(string raw)
    {
        string xml = WithoutMarkers(raw);
        try
        {
            using var reader = XmlReader.Create(
                new StringReader("<doc>" + xml + "</doc>"),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            XElement doc = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            var text = new StringBuilder();
            Append(text, doc.Element("summary")?.Nodes() ?? []);
            return OneLine(text.ToString());
        }
        catch (XmlException)
        {
            // The compiler warns about the XML; help still gets the words.
            int start = xml.IndexOf("<summary>", StringComparison.Ordinal);
            int end = xml.IndexOf("</summary>", StringComparison.Ordinal);
            return start >= 0 && end > start ? OneLine(xml.Substring(start + 9, end - start - 9)) : "";
        }
    }

    private static void Append(StringBuilder text, IEnumerable<XNode> nodes)
    {
        foreach (XNode node in nodes)
        {
            if (node is XText t)
            {
                text.Append(t.Value);
            }
            else if (node is XElement element)
            {
                string? reference = (string?)element.Attribute("cref") ?? (string?)element.Attribute("name")
                    ?? (string?)element.Attribute("langword") ?? (string?)element.Attribute("href");
                if (element.IsEmpty && reference is not null)
                {
                    text.Append(LastPart(reference));
                }
                else
                {
                    Append(text, element.Nodes());
                }

                if (element.Name.LocalName is "para" or "br")
                {
                    text.Append(' ');
                }
            }
        }
    }

    // T:Shop.Order and Shop.Order{T} read as Order; a web address stays whole.
    private static string LastPart(string reference)
    {
        if (reference.Contains("://"))
        {
            return reference;
        }

        int end = reference.IndexOfAny(['(', '{', '<', '`']);
        string name = end < 0 ? reference : reference.Substring(0, end);
        return name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
    }

    private static string WithoutMarkers(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (string line in raw.Split('\n'))
        {
            string s = line.Trim();
            s = s.StartsWith("///", StringComparison.Ordinal) ? s.Substring(3)
                : s.StartsWith("/**", StringComparison.Ordinal) ? s.Substring(3)
                : s.StartsWith("*", StringComparison.Ordinal) && s != "*/" ? s.Substring(1)
                : s;
            if (s.EndsWith("*/", StringComparison.Ordinal))
            {
                s = s.Substring(0, s.Length - 2);
            }

            text.Append(s).Append('\n');
        }

        return text.ToString();
    }

    private static string OneLine(string text) =>
        string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
