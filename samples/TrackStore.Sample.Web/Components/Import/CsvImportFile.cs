using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;
using TrackStore.Sample.Csv;
using TrackStore.Sample.Web.Components.Parts;

namespace TrackStore.Sample.Web.Components.Import;

/// <summary>
/// A CSV file that came from the user's browser. It waits in a temporary file that only this user can read, and that goes when it is
/// closed or the process ends.
/// </summary>
internal sealed class CsvImportFile : IImportSource
{
    /// <summary>The most bytes of a file. The browser says the size, and what it sends is counted as well.</summary>
    public const long MaxBytes = 100_000_000;

    /// <summary>The types that a browser's dialog offers.</summary>
    public const string Types = ".csv,.tsv,.tab,.txt,text/csv,text/tab-separated-values,text/plain";

    /// <summary>What may be brought, for people.</summary>
    public static readonly string Hint = $"CSV or text, up to {Display.Size(MaxBytes)}";

    private const int BufferSize = 64 * 1024;

    private readonly FileStream _copy;
    private TrackCsvReader? _reader;

    private CsvImportFile(string name, FileStream copy) => (Name, _copy) = (name, copy);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Gets the size in bytes.</summary>
    public long Size => _copy.Length;

    /// <summary>Gets what was recognized about the file, or null before it was read.</summary>
    public CsvFormat? Format => _reader?.Format;

    /// <inheritdoc/>
    public IReadOnlyList<ImportProblem> Rejections
        => [.. (_reader?.Rejections ?? []).Select(row => new ImportProblem(row.Line, Sentence(row.Reason)))];

    /// <inheritdoc/>
    public long RejectionCount => _reader?.RejectionCount ?? 0;

    /// <inheritdoc/>
    public IReadOnlyList<ImportProblem> Omissions
        => [.. (_reader?.Notes ?? []).Select(note => new ImportProblem(note.Line, Sentence(note.Reason)))];

    /// <inheritdoc/>
    public long OmissionCount => _reader?.NoteCount ?? 0;

    /// <summary>Receives a file.</summary>
    /// <param name="file">The file in the browser.</param>
    /// <param name="received">Hears how much of it has arrived, 0 to 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="CsvFormatException">The file is too large; nothing of it is read.</exception>
    public static async Task<IImportSource> ReceiveAsync(
        IBrowserFile file, IProgress<double> received, CancellationToken cancellationToken)
    {
        if (file.Size > MaxBytes)
        {
            throw new CsvFormatException(
                CsvProblem.TooLarge,
                $"“{file.Name}” has {Display.Size(file.Size)}, and the most is {Display.Size(MaxBytes)}. "
                + "Divide it, with the header in each part.");
        }

        FileStream copy = CreateCopy();
        try
        {
            await using Stream stream = file.OpenReadStream(MaxBytes, cancellationToken);
            byte[] buffer = new byte[BufferSize];
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                await copy.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                received.Report(Math.Min(1, (double)copy.Length / Math.Max(1, file.Size)));
            }

            await copy.FlushAsync(cancellationToken);
            return new CsvImportFile(file.Name, copy);
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<NewTrack> ReadAsync(CancellationToken cancellationToken = default)
    {
        _reader = new TrackCsvReader(_copy, leaveOpen: true);
        return _reader.ReadAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public long LineOf(long index) => _reader?.LineOf(index) ?? 0;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _copy.DisposeAsync();

    /// <summary>Creates the temporary file, of which Unix knows no name.</summary>
    internal static FileStream CreateCopy()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = BufferSize,
            Options = FileOptions.Asynchronous | (OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : 0),
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var copy = new FileStream(Path.Combine(Path.GetTempPath(), $"trackstore-import-{Guid.NewGuid():N}"), options);

        // Without a name, nothing is left behind even by a process that is killed.
        if (!OperatingSystem.IsWindows())
            File.Delete(copy.Name);
        return copy;
    }

    private static string Sentence(string reason) => string.Concat(char.ToUpper(reason[0], CultureInfo.InvariantCulture), reason[1..]);
}
