using System.Runtime.CompilerServices;
using TrackStore;

namespace MyPlayer;

/// <summary>A playlist, "Artist - Title" on each line, that an import reads once to show it and again to store it.</summary>
public sealed class PlaylistFile(string path) : IImportSource
{
    private readonly List<ImportProblem> _rejections = [];
    private readonly List<long> _lines = [];

    public string Name => Path.GetFileName(path);

    public IReadOnlyList<ImportProblem> Rejections => _rejections;

    public long RejectionCount => _rejections.Count;

    public IReadOnlyList<ImportProblem> Omissions => [];

    public long OmissionCount => 0;

    public async IAsyncEnumerable<NewTrack> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _rejections.Clear();
        _lines.Clear();
        long line = 0;
        await foreach (string text in File.ReadLinesAsync(path, cancellationToken))
        {
            line++;
            if (text.Split(" - ", 2) is not [var artist, var title])
            {
                _rejections.Add(new ImportProblem(line, "There is no \" - \" between artist and title"));
                continue;
            }

            _lines.Add(line);
            yield return new NewTrack { Title = title, Artist = artist };
        }
    }

    public long LineOf(long index) => _lines[(int)index];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
