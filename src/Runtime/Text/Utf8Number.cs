using System.Globalization;
using System.Runtime.InteropServices;

namespace MetricsKit;

/// <summary>Writes numbers as the text format has them: the shortest text that reads back as the same number.</summary>
internal static class Utf8Number
{
    /// <summary>Longest text: that of a double such as -1.7976931348623157E+308.</summary>
    public const int Longest = 24;

    /// <summary>Writes a number; whole ones without a point; <c>+Inf</c>, <c>-Inf</c>, <c>NaN</c>.</summary>
    /// <param name="to">First byte of room for <see cref="Longest"/> bytes.</param>
    /// <param name="number">Any.</param>
    /// <returns>Number of bytes written.</returns>
    public static int Write(ref byte to, double number)
    {
        if (number is > -1e15 and < 1e15 && number == (long)number)
        {
            // -0.0 reads back as 0, which every query treats alike.
            return Utf8Whole.Write(ref to, (long)number);
        }

        var room = MemoryMarshal.CreateSpan(ref to, Longest);
        if (double.IsFinite(number))
        {
            number.TryFormat(room, out var written, "R", CultureInfo.InvariantCulture);
            return written;
        }

        var text = double.IsNaN(number) ? "NaN"u8 : number > 0 ? "+Inf"u8 : "-Inf"u8;
        text.CopyTo(room);
        return text.Length;
    }
}
