using System.Runtime.CompilerServices;

namespace TrackStore.Presentation.Tests.Fakes;

/// <summary>Tracks in memory as the source of an import, which a test can hold, fail and close.</summary>
internal sealed class ListSource(params IReadOnlyList<NewTrack> tracks) : IImportSource
{
    private long _read;

    public string Name { get; init; } = "tracks.csv";

    /// <summary>Gets the rows that can't be read; they stand before the tracks.</summary>
    public IReadOnlyList<ImportProblem> BadRows { get; init; } = [];

    /// <summary>Gets or sets what runs before the track at an index, of any reading.</summary>
    public Func<int, CancellationToken, Task>? Before { get; set; }

    /// <summary>Gets the number of readings that have begun.</summary>
    public int Readings { get; private set; }

    /// <summary>Gets a value indicating whether it reads on when it is canceled.</summary>
    public bool IsDeaf { get; init; }

    public bool IsDisposed { get; private set; }

    public IReadOnlyList<ImportProblem> Rejections => _read == 0 ? [] : BadRows;

    public long RejectionCount => Rejections.Count;

    public IReadOnlyList<ImportProblem> Omissions => [];

    public long OmissionCount => HasBadReport ? throw new InvalidOperationException("Nothing is known.") : 0;

    /// <summary>Gets or sets whether it can't tell what it has left out.</summary>
    public bool HasBadReport { get; set; }

    public async IAsyncEnumerable<NewTrack> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        Readings++;
        _read = 0;
        for (int i = 0; i < tracks.Count; i++)
        {
            if (Before is not null)
                await Before(i, cancellationToken);
            if (!IsDeaf)
                cancellationToken.ThrowIfCancellationRequested();
            _read++;
            yield return tracks[i];
        }

        _read++;
    }

    public long LineOf(long index) => index + 2 + BadRows.Count;

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
