namespace TrackStore.Sample.Csv;

/// <summary>What was recognized about a file.</summary>
public sealed record CsvFormat
{
    /// <summary>Gets the columns in the order of the file.</summary>
    public required IReadOnlyList<CsvHeading> Columns { get; init; }

    /// <summary>Gets the character between two cells.</summary>
    public required char Separator { get; init; }

    /// <summary>Gets the encoding's name: UTF-8, UTF-16 or Windows-1252.</summary>
    public required string Encoding { get; init; }

    /// <summary>Gets the program that wrote the file, as far as the header tells.</summary>
    public CsvExport Export { get; init; }

    /// <summary>Gets that program's file as users know it, or null.</summary>
    public string? ExportName => CsvExports.NameOf(Export);

    /// <summary>Gets the unit of durations that are plain numbers, or null when there are none or nothing shows it.</summary>
    public DurationUnit? DurationUnit { get; init; }

    /// <summary>Gets a value indicating whether the numbers show the unit, because the header doesn't tell it.</summary>
    public bool IsDurationGuessed { get; init; }

    /// <summary>Gets what isn't plain about the file, for people, or null if it is UTF-8 whose header says everything.</summary>
    public string? Dialect
    {
        get
        {
            string?[] parts =
            [
                ExportName,
                Encoding == CsvEncoding.Utf8 ? null : Encoding,
                IsDurationGuessed && DurationUnit is { } unit ? $"durations in {unit.ToString().ToLowerInvariant()}" : null,
            ];
            return parts.Any(part => part is not null) ? string.Join(", ", parts.Where(part => part is not null)) : null;
        }
    }
}
