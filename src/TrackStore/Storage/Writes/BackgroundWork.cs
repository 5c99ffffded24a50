namespace TrackStore.Storage.Writes;

/// <summary>Starts work that outlives its caller.</summary>
internal static class BackgroundWork
{
    /// <summary>
    /// Starts work without the caller's ambient values, so that it takes no part in a transaction or activity of the caller.
    /// </summary>
    public static Task Start(Func<Task> work)
    {
        if (ExecutionContext.IsFlowSuppressed())
            return Task.Run(work);
        using (ExecutionContext.SuppressFlow())
            return Task.Run(work);
    }
}
