namespace TrackStore.Tests.Fakes;

/// <summary>Runs code as if it were called on another context, or on none.</summary>
internal static class ContextSwitch
{
    public static void Run(SynchronizationContext? context, Action action)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }
}
