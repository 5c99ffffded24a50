namespace TrackStore.SyncHost;

/// <summary>Reports each committed chunk to the parent process before the next chunk is written.</summary>
internal sealed class AcknowledgedChunks : IProgress<SyncProgress>
{
    public void Report(SyncProgress value) => Console.WriteLine($"read {value.Read} added {value.Added} changed {value.Changed}");
}
