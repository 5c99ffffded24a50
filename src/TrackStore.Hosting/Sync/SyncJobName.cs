namespace TrackStore.Hosting.Sync;

/// <summary>A registered job, whose options have its name.</summary>
internal sealed record SyncJobName(string Name);
