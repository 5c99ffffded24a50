using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TrackStore.Artwork.Previews;

/// <summary>
/// Keeps downloaded originals in a folder, if the options name one. A folder that can't be used is logged once and costs nothing but
/// downloads. A file's last access is its last use, and its last change the download, both set here.
/// </summary>
internal sealed class PreviewFolder
{
    private const string Extension = ".preview";
    private const string Unfinished = ".partial";

    // Room for the next files, so that not every one of them lists the folder.
    private const double TrimTo = 0.9;

    private static readonly TimeSpan UnfinishedLifetime = TimeSpan.FromHours(1);

    private readonly string? _path;
    private readonly long _limit;
    private readonly int _maxFile;
    private readonly TimeSpan _lifetime;
    private readonly TimeProvider _time;
    private readonly ILogger<PreviewFolder> _logger;
    private readonly Lock _gate = new();
    private long? _total;
    private bool _hasFailed;

    public PreviewFolder(
        IOptions<ArtworkPreviewOptions> options,
        IOptions<ArtworkOptions> limits,
        TimeProvider time,
        ILogger<PreviewFolder> logger)
    {
        _path = string.IsNullOrWhiteSpace(options.Value.Folder) ? null : Path.GetFullPath(options.Value.Folder);
        _limit = options.Value.FolderBytes;
        _lifetime = options.Value.FolderLifetime;
        _maxFile = limits.Value.MaxBytes;
        _time = time;
        _logger = logger;
    }

    /// <summary>Gets a value indicating whether the options name a folder.</summary>
    public bool IsUsed => _path is not null;

    /// <summary>Reads the original of an address.</summary>
    /// <param name="url">The address.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The bytes, which are as little to be trusted as those of a server, or null when there are none.</returns>
    public async Task<byte[]?> ReadAsync(string url, CancellationToken cancellationToken)
    {
        if (_path is null)
            return null;
        var file = new FileInfo(PathOf(url));
        try
        {
            if (!file.Exists || file.Length > _maxFile)
                return null;
            DateTime now = Now();
            if (now - file.LastWriteTimeUtc >= _lifetime)
                return null;
            byte[] data = await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false);
            file.LastAccessTimeUtc = now;
            return data;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another process has deleted it.
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Report(error);
            return null;
        }
    }

    /// <summary>Keeps the original of an address.</summary>
    public async Task WriteAsync(string url, ReadOnlyMemory<byte> data)
    {
        if (_path is null || data.Length > _limit)
            return;
        string file = PathOf(url);
        string unfinished = $"{file}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            Create(_path);
            await File.WriteAllBytesAsync(unfinished, data, CancellationToken.None).ConfigureAwait(false);
            DateTime now = Now();
            File.SetLastWriteTimeUtc(unfinished, now);
            File.SetLastAccessTimeUtc(unfinished, now);
            File.Move(unfinished, file, overwrite: true);
            Add(_path, data.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Report(error);
        }
    }

    /// <summary>Deletes the original of an address.</summary>
    public void Delete(string url)
    {
        if (_path is not null)
            TryDelete(PathOf(url));
    }

    private static void Create(string path)
    {
        // What somebody looks for is theirs alone.
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string PathOf(string url) => Path.Combine(_path!, ArtworkPreviews.KeyOf(url) + Extension);

    private DateTime Now() => _time.GetUtcNow().UtcDateTime;

    // The total of this process only tells when to look: other processes may have written and deleted since.
    private void Add(string path, long bytes)
    {
        lock (_gate)
        {
            if (_total is { } total && (_total = total + bytes) <= _limit)
                return;
            _total = Trim(path);
        }
    }

    private long Trim(string path)
    {
        DateTime now = Now();
        foreach (FileInfo file in new DirectoryInfo(path).EnumerateFiles("*" + Unfinished))
        {
            if (now - file.LastWriteTimeUtc > UnfinishedLifetime)
                TryDelete(file.FullName);
        }

        FileInfo[] files = [.. new DirectoryInfo(path).EnumerateFiles("*" + Extension).OrderBy(file => file.LastAccessTimeUtc)];
        long total = files.Sum(file => file.Length);
        if (total <= _limit)
            return total;
        foreach (FileInfo file in files)
        {
            if (total <= _limit * TrimTo)
                break;
            if (TryDelete(file.FullName))
                total -= file.Length;
        }

        return total;
    }

    private bool TryDelete(string file)
    {
        try
        {
            File.Delete(file);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Report(error);
            return false;
        }
    }

    private void Report(Exception error)
    {
        if (Interlocked.Exchange(ref _hasFailed, true))
            return;
        Log.PreviewFolderFailed(_logger, error, _path!);
    }
}
