namespace TrackStore.Sample;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>128 and the number of the interrupt signal, as shells have it.</summary>
    public const int Cancelled = 130;
}
