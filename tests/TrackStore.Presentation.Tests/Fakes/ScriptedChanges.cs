using System.Threading.Channels;

namespace TrackStore.Presentation.Tests.Fakes;

/// <summary>Tells of the changes that a test makes up, one list's only.</summary>
internal sealed class ScriptedChanges : ILibraryChanges
{
    private readonly Channel<LibraryChange> _changes = Channel.CreateUnbounded<LibraryChange>();

    public IAsyncEnumerable<LibraryChange> WatchAsync(CancellationToken cancellationToken = default) => _changes.Reader.ReadAllAsync(cancellationToken);

    public void Publish(LibraryChange change) => Assert.True(_changes.Writer.TryWrite(change));
}
