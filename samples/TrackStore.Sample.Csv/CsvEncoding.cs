using System.Buffers;
using System.Text;

namespace TrackStore.Sample.Csv;

/// <summary>Finds out how the text of a file is encoded. Spreadsheets write what their system prefers, and say nothing about it.</summary>
internal static class CsvEncoding
{
    public const string Utf8 = "UTF-8";

    private const int BufferSize = 64 * 1024;

    // A text with a zero among its first bytes is UTF-16; a picture or a program has some there.
    private const int TextStart = 512;

    /// <summary>Reads a stream to its end.</summary>
    /// <returns>
    /// UTF-16 if the file begins like it; Windows-1252 if it isn't UTF-8; otherwise UTF-8. A byte order mark always wins later.
    /// </returns>
    /// <exception cref="CsvFormatException">The file is not a text.</exception>
    public static async Task<Encoding> DetectAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BufferSize];
        int count = await stream.ReadAtLeastAsync(buffer, BufferSize, throwOnEndOfStream: false, cancellationToken);
        if (Utf16Of(buffer.AsSpan(0, count)) is { } utf16)
            return utf16;
        Refuse(buffer.AsSpan(0, Math.Min(count, TextStart)));
        long characters = 0;
        long errors = 0;
        int rest = 0;
        while (count > 0)
        {
            rest = Count(buffer.AsSpan(0, rest + count), ref characters, ref errors);
            count = await stream.ReadAtLeastAsync(buffer.AsMemory(rest), BufferSize - rest, throwOnEndOfStream: false, cancellationToken);
        }

        // Text in Windows-1252 hardly ever has bytes that are a UTF-8 letter by chance, so one broken row of a UTF-8 file changes nothing.
        return errors + rest > characters ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.UTF8;
    }

    /// <summary>Gets the encoding's name, for people.</summary>
    public static string NameOf(Encoding encoding)
        => encoding is UTF8Encoding ? Utf8 : encoding.CodePage == 1252 ? "Windows-1252" : "UTF-16";

    private static void Refuse(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003"u8))
        {
            throw new CsvFormatException(
                CsvProblem.Workbook,
                "This is a workbook of Excel or another program. Open it there, and save the table with Title and Artist as CSV.");
        }

        if (start.Contains((byte)0))
        {
            throw new CsvFormatException(
                CsvProblem.NotText, "This is not a text file. Choose a table with a Title and an Artist column, saved as CSV or text.");
        }
    }

    // A header is in Latin letters, so every other byte is zero.
    private static Encoding? Utf16Of(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    // Counts letters beyond ASCII and invalid bytes; moves an incomplete letter at the end to the front, and returns its length.
    private static int Count(Span<byte> bytes, ref long characters, ref long errors)
    {
        ReadOnlySpan<byte> left = bytes;
        while (true)
        {
            int ascii = left.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
                return 0;
            left = left[ascii..];
            OperationStatus status = Rune.DecodeFromUtf8(left, out _, out int length);
            if (status == OperationStatus.NeedMoreData)
            {
                left.CopyTo(bytes);
                return left.Length;
            }

            if (status == OperationStatus.Done)
                characters++;
            else
                errors++;
            left = left[length..];
        }
    }
}
