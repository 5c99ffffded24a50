namespace TrackStore.SyncHost;

/// <summary>Tells the parent process of each committed chunk, before the next one is.</summary>
internal sealed class AcknowledgedChunks : IProgress<SyncProgress>
{
    public void Report(SyncProgress value) => Console.WriteLine($"read {value.Read} added {value.Added} changed {value.Changed}");
}
