namespace TrackStore.Storage.Writes;

/// <summary>Refuses to continue a host's transaction in which a call to the library has failed halfway.</summary>
/// <param name="failure">Why the call failed.</param>
internal sealed class EnlistedWriteException(Exception failure) : InvalidOperationException(
    "An earlier call to the library failed or was canceled after it had begun to write, so nothing of this transaction can be committed. "
        + $"Let the exception of that call end the work, and run the work again. The call failed with: {failure.Message}",
    failure);
