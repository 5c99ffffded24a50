namespace TrackStore.Sample.Csv;

/// <summary>A file can't be read as a table of tracks.</summary>
public sealed class CsvFormatException : Exception
{
    /// <param name="problem">What is wrong.</param>
    /// <param name="message">What is wrong and what to do, for the user.</param>
    public CsvFormatException(CsvProblem problem, string message)
        : base(message)
        => Problem = problem;

    /// <summary>Gets what is wrong.</summary>
    public CsvProblem Problem { get; }
}
