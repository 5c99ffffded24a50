namespace TrackStore.Sample.Csv;

/// <summary>Why a file can't be read as a table of tracks.</summary>
public enum CsvProblem
{
    /// <summary>The file has no text.</summary>
    Empty,

    /// <summary>The first line names no title or no artist column.</summary>
    MissingColumns,

    /// <summary>The file is XML or HTML.</summary>
    Markup,

    /// <summary>The file is the workbook of a spreadsheet program.</summary>
    Workbook,

    /// <summary>The file holds something else than text, such as a picture.</summary>
    NotText,

    /// <summary>The file has more bytes than the host takes.</summary>
    TooLarge,
}
