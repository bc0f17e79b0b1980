package cn.topcentral.hub.sandbox.api;

/** WeCom says no: an errcode of page 90313 and a sentence that names the field. Travels with HTTP status 200. */
final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errcode;

    ApiRefusal(int errcode, String errmsg) {
        super(errmsg);
        this.errcode = errcode;
    }

    int errcode() {
        return errcode;
    }
}
