package cn.topcentral.hub.sandbox.api;

/** WeCom says no: an errcode of page 90313 and a sentence that names the field. Travels with HTTP status 200, or in the answer to a frame. */
public final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errcode;
    private final String errmsg;

    public ApiRefusal(int errcode, String errmsg) {
        super(errmsg);
        this.errcode = errcode;
        this.errmsg = errmsg;
    }

    public int errcode() {
        return errcode;
    }

    public String errmsg() {
        return errmsg;
    }
}
